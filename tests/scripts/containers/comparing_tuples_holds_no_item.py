# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# A comparison holds the items of lists meanwhile, but not those of tuples.
import sys
class A:
    def __init__(self, value):
        self.value = value
    def __eq__(self, other):
        print("eq", self.value, other.value, sys.getrefcount(self), sys.getrefcount(other))
        return self.value == other.value
for make in tuple, list:
    x = make([A(1), A(2)])
    y = make([A(1), A(3)])
    print(make.__name__, x == y)
    print(A(4) in x)
    print(x.count(A(1)))
# expect[3.7,3.10,3.11,3.12,3.13]: eq 1 1 3 3
# expect[3.14.0,3.14,3.15]: eq 1 1 2 2
# expect[3.7,3.10,3.11,3.12,3.13]: eq 2 3 3 3
# expect[3.14.0,3.14,3.15]: eq 2 3 2 2
# expect: tuple False
# expect[3.7]: eq 4 1 3 3
# expect[3.10,3.11,3.12,3.13]: eq 1 4 3 3
# expect[3.14.0,3.14,3.15]: eq 1 4 2 2
# expect[3.7]: eq 4 2 3 3
# expect[3.10,3.11,3.12,3.13]: eq 2 4 3 3
# expect[3.14.0,3.14,3.15]: eq 2 4 2 2
# expect: False
# expect[3.7,3.10,3.11,3.12,3.13]: eq 1 1 3 3
# expect[3.14.0,3.14,3.15]: eq 1 1 2 2
# expect[3.7,3.10,3.11,3.12,3.13]: eq 2 1 3 3
# expect[3.14.0,3.14,3.15]: eq 2 1 2 2
# expect: 1
# expect[3.7,3.10,3.11,3.12,3.13]: eq 1 1 4 4
# expect[3.14.0,3.14,3.15]: eq 1 1 3 3
# expect[3.7,3.10,3.11,3.12,3.13]: eq 2 3 4 4
# expect[3.14.0,3.14,3.15]: eq 2 3 3 3
# expect: list False
# expect[3.7]: eq 4 1 3 4
# expect[3.10,3.11,3.12,3.13]: eq 1 4 4 3
# expect[3.14.0,3.14,3.15]: eq 1 4 3 2
# expect[3.7]: eq 4 2 3 4
# expect[3.10,3.11,3.12,3.13]: eq 2 4 4 3
# expect[3.14.0,3.14,3.15]: eq 2 4 3 2
# expect: False
# expect[3.7,3.10,3.11,3.12,3.13]: eq 1 1 4 3
# expect[3.14.0,3.14,3.15]: eq 1 1 3 2
# expect[3.7,3.10,3.11,3.12,3.13]: eq 2 1 4 3
# expect[3.14.0,3.14,3.15]: eq 2 1 3 2
# expect: 1
