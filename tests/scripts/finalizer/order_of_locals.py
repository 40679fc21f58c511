# At the end of a function its locals die in the order of their slots; from 3.14 on reversed.
class C:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print(self.n)
def f():
    b = C("b")
    a = C("a")
    print("body")
f()
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: body
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: b
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: a
# expect[3.14.0,3.14,3.15]: body
# expect[3.14.0,3.14,3.15]: a
# expect[3.14.0,3.14,3.15]: b
