# What a class has as __get__ is called as it is, even when it is a class.
class Pair:
    def __init__(self, *found):
        self.found = found
class Given:
    __get__ = Pair
class Owner:
    given = Given()
print([type(each).__name__ for each in Owner.given.found])
# expect: ['Given', 'NoneType', 'type']
print([type(each).__name__ for each in Owner().given.found])  # expect: ['Given', 'Owner', 'type']
Given.__get__ = type
try:
    Owner.given
except TypeError as error:
    print(str(error)[:25])  # expect: type.__new__() argument 1
