# All exit functions are called, the last one first; then they die, the first one first.
import atexit


class Called:
    def __init__(self, name):
        self.name = name

    def __call__(self):
        print("call", self.name)

    def __del__(self):
        print("del", self.name)


atexit.register(Called("first"))
atexit.register(Called("second"))
print("end")  # expect: end
# expect: call second
# expect: call first
# expect: del first
# expect: del second
