# object.__init_subclass__ takes no keywords.
try:
    class A(x=1):
        pass
except TypeError as e:
    print(e)
    # expect[3.3,3.7]: __init_subclass__() takes no keyword arguments
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: A.__init_subclass__() takes no keyword arguments
try:
    object.__init_subclass__(5)
except TypeError as e:
    print(e)
    # expect[3.3,3.7]: __init_subclass__() takes no arguments (1 given)
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: object.__init_subclass__() takes no arguments (1 given)
