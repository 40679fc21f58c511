# Up to 3.3 the names of the program become None one after another, also when functions hold them.
# Names with one underscore go first.
# skip-stress: collections make objects older, and the exit frees old and young ones in turn
class Node(object):
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print(self.name, "helper" if helper else helper, "later" if later else later)
_early = Node("early")
def helper():
    return later
middle = Node("middle")
later = Node("later")
# expect: early helper later
# expect[3.3]: middle None later
# expect[3.3]: later None None
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: middle helper later
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: later helper later
