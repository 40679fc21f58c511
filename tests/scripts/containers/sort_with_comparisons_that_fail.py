# What raises in the middle leaves the list in some order, complete.
class A:
    def __init__(self, v): self.v = v
    def __lt__(self, other):
        if other.v == 2:
            raise ValueError("cmp")
        return self.v < other.v
l = [A(i) for i in (5, 4, 3, 2, 1)]
try:
    l.sort()
except ValueError as e:
    print(e, sorted(a.v for a in l))  # expect: cmp [1, 2, 3, 4, 5]
class B:
    def __lt__(self, other): return NotImplemented
try:
    sorted([B(), B()])
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'B' and 'B'
