# The special names of sys lose their values one after the other.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


sys.argv.append(Noisy("argv"))
sys.path.append(Noisy("path"))
print("end")  # expect: end
# expect: del path
# expect: del argv
