# At exit a module with functions is trash, in the order that the first collection has left.
# skip-stress: collections reorder what is alive
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
class C:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print(self.n)
class Holder:
    pass
h = Holder()
h.x = C("attribute of a global")
registry = [C("in a list")]
_private = C("underscore")
print("end")  # expect: end
# expect[3.7,3.10]: underscore
# expect[3.7,3.10]: in a list
# expect[3.7,3.10]: attribute of a global
# expect[3.11]: attribute of a global
# expect[3.11]: underscore
# expect[3.11]: in a list
# expect[3.12,3.13,3.14.0,3.14,3.15]: underscore
# expect[3.12,3.13,3.14.0,3.14,3.15]: attribute of a global
# expect[3.12,3.13,3.14.0,3.14,3.15]: in a list
