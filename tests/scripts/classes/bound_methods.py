# A bound method is its function with a first argument.
class A:
    def f(self, x):
        "the doc"
        return x
a = A()
m = a.f
print(m.__self__ is a, m.__func__ is A.f, m.__name__, m.__doc__, m(5))
# expect: True True f the doc 5
print(a.f == a.f, a.f is a.f, a.f == A().f, hash(a.f) == hash(a.f))  # expect: True False False True
A.f.note = 3
print(m.note)  # expect: 3
try:
    m.note = 4
except AttributeError as e:
    print(e)
    # expect[3.3,3.7,3.10,3.11,3.12]: 'method' object has no attribute 'note'
    # expect[3.13,3.14.0,3.14,3.15]: 'method' object has no attribute 'note' and no __dict__ for setting new attributes
print(type(m)(len, [1, 2])())  # expect: 2
