# What the program has left in sys.modules and builtins dies at exit.
import builtins, sys
class C:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("gone", self.n)
sys.modules["mine"] = C("sys.modules")
builtins.mine = C("builtins")
sys.path = C("sys.path")
print("end")
# expect: end
# expect: gone sys.path
# expect: gone sys.modules
# expect: gone builtins
