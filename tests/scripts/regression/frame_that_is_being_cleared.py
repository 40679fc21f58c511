# What frame.clear() has not reached yet is held by the frame alone.
import sys
class D:
    def __del__(self):
        print("gone", len(fr.f_code.co_varnames))
def g():
    a = D(); b = D()
    return sys._getframe()
fr = g()
fr.clear()     # expect: gone 2
# expect: gone 2
print("end")   # expect: end
del D.__del__
