# The locals of a generator die when it is exhausted or closed.
class C:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("gone", self.n)
def g(n):
    c = C(n)
    yield 1
it = g("exhausted")
print(list(it))  # expect: gone exhausted
# expect: [1]
it = g("closed")
next(it)
it.close()  # expect: gone closed
print("end")  # expect: end
