def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(e)                  # expect: maximum recursion depth exceeded
class A:
    def __repr__(self):
        return repr(self)
try:
    repr(A())
except RecursionError as e:
    print(str(e)[:32])        # expect: maximum recursion depth exceeded
