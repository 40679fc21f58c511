# sys.exit() from a function: its locals die before the globals.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import sys
class C:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("gone", self.n)
g = C("global")
def f():
    local = C("local")
    sys.exit(0)
f()
# expect: gone local
# expect: gone global
