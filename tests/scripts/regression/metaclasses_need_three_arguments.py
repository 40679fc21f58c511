# type() has a form with one argument; a class derived from type has not.
class Meta(type):
    pass


for call in (Meta, lambda: Meta(int), lambda: Meta("A", ()), lambda: type(), lambda: type(1, 2)):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: type.__new__() takes exactly 3 arguments (0 given)
# expect: type.__new__() takes exactly 3 arguments (1 given)
# expect: type.__new__() takes exactly 3 arguments (2 given)
# expect: type() takes 1 or 3 arguments
# expect: type() takes 1 or 3 arguments
print(Meta("A", (), {}))    # expect: <class '__main__.A'>
