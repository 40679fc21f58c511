# A dict's keys, an iterator or one string name the slots.
class A: __slots__ = {"x": "doc of x"}
class B: __slots__ = iter(["p", "q"])
class C: __slots__ = "abc"
a, b, c = A(), B(), C()
a.x = b.p = c.abc = 1
print(a.x, b.p, c.abc, A.__slots__, list(B.__slots__))  # expect: 1 1 1 {'x': 'doc of x'} []
