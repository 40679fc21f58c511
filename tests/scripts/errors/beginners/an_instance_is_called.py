# The parentheses after the class have made an instance already.
class Dog:
    pass
rex = Dog()
rex()  # expect-error: TypeError: 'Dog' object is not callable
