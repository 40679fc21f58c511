# While the interpreter takes the modules away, no name is suggested any more.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
class A:
    def __del__(self):
        self.nane


a = A()
a.name = 1
a.me = a
# expect-stderr: AttributeError: 'A' object has no attribute 'nane'
