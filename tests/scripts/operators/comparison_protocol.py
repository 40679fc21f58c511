# Comparison protocol.
class A:
    def __eq__(self, other): return "A.eq"
    def __lt__(self, other): return "A.lt"
    def __gt__(self, other): return "A.gt"
class B(A):
    def __eq__(self, other): return "B.eq"
    def __gt__(self, other): return "B.gt"
print(A() == B(), A() < B(), A() > B(), 1 == A(), 1 < A(), A() != B())
# expect: B.eq B.gt A.lt A.eq A.gt False
class N:
    def __eq__(self, other): return NotImplemented
n = N()
print(n == n, n != n, n == N(), n in [n], [n] == [N()])  # expect: True False False True False
