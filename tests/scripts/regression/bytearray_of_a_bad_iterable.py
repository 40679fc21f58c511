# bytearray() tells until 3.7 what iter() raises; later it says that it cannot convert the object.
class NoIterator:
    def __iter__(self):
        return 5


class Raises:
    def __iter__(self):
        raise TypeError("mine")


for made in (NoIterator(), Raises(), 1.5):
    try:
        bytearray(made)
    except TypeError as error:
        print(error)
# expect[3.3,3.7]: iter() returned non-iterator of type 'int'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: cannot convert 'NoIterator' object to bytearray
# expect[3.3,3.7]: mine
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: cannot convert 'Raises' object to bytearray
# expect[3.3,3.7]: 'float' object is not iterable
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: cannot convert 'float' object to bytearray
