# An argument is missing.
# expect-error[3.3,3.7]: TypeError: __init__() missing 1 required positional argument: 'name'
# expect-error[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError: Dog.__init__() missing 1 required positional argument: 'name'
class Dog:
    def __init__(self, name):
        self.name = name
Dog()
