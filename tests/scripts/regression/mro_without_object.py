# A class whose mro() leaves object out is told of by the __init_subclass__ of super itself.
class Alone(type):
    def mro(cls):
        return [cls]
class A(metaclass=Alone):
    pass
print(A.__mro__ == (A,))  # expect: True
try:
    class B(metaclass=Alone, k=1):
        pass
except TypeError as error:
    print(error)
# expect[3.3,3.7]: __init_subclass__() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: super.__init_subclass__() takes no keyword arguments
