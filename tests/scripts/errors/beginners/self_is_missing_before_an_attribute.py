# Self is missing before an attribute.
# expect-error[3.3,3.7,3.10,3.11]: NameError: name 'name' is not defined
# expect-error[3.12,3.13,3.14.0,3.14,3.15]: NameError: name 'name' is not defined. Did you mean: 'self.name'?
class Dog:
    def __init__(self, name):
        self.name = name
    def bark(self):
        print(name, "says woof")
Dog("Rex").bark()
