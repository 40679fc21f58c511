# x in y asks x.__eq__ until 3.8, and since then the items of y.
class A:
    def __init__(self, value):
        self.value = value
    def __eq__(self, other):
        print(self.value, "==", other.value)
        return self.value == other.value
a = A(1)
print(A(5) in [a], A(5) in (a,), A(5) in iter([a]), A(5) in {1: a}.values())
print((1, A(5)) in {1: a}.items())
print([a].count(A(5)))
# expect[3.3,3.7]: 5 == 1
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1 == 5
# expect[3.3,3.7]: 5 == 1
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1 == 5
# expect[3.3,3.7]: 5 == 1
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1 == 5
# expect[3.3,3.7]: 5 == 1
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1 == 5
# expect: False False False False
# expect[3.3,3.7]: 5 == 1
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1 == 5
# expect: False
# expect: 1 == 5
# expect: 0
