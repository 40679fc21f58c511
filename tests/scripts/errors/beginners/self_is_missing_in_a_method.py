# Self is missing in a method.
# expect-error[3.3,3.7]: TypeError: bark() takes 0 positional arguments but 1 was given
# expect-error[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError: Dog.bark() takes 0 positional arguments but 1 was given
class Dog:
    def bark():
        print("woof")
Dog().bark()
