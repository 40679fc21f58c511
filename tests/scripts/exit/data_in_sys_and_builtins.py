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
# Up to 3.3 print() is gone by then.
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: gone sys.modules
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: gone builtins
