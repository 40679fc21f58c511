# A __del__ that runs at exit still sees the globals of its module.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import sys
helper = "helper"
class C:
    def __del__(self):
        print(helper, sys is not None, len("abc"))
keep = C()
def function():
    return helper
print("end")  # expect: end
# expect: helper True 3
