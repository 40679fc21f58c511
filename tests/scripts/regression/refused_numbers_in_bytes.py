# The same in bytes: until 3.14 %f hides whatever __float__ raises.
class Odd:
    def __index__(self):
        raise TypeError("mine")
    __int__ = __index__
class OddFloat:
    def __float__(self):
        raise ZeroDivisionError("mine")
def tell(form, value):
    try:
        return form % value
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
print(tell(b"%d", Odd()))
# expect[3.3,3.7]: TypeError: %d format: a number is required, not Odd
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: %d format: a real number is required, not Odd
# expect[3.15]: TypeError: format argument: %d requires a real number, not Odd
print(tell(b"%x", Odd()))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: %x format: an integer is required, not Odd
# expect[3.15]: TypeError: format argument: %x requires an integer, not Odd
print(tell(b"%c", Odd()))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError: %c requires an integer in range(256) or a single byte
# expect[3.14.0,3.14,3.15]: TypeError: mine
print(tell(b"%f", OddFloat()))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: float argument required, not OddFloat
# expect[3.15]: ZeroDivisionError: mine
print(tell(b"%(k)d", {b"k": Odd()}))
# expect[3.3,3.7]: TypeError: %d format: a number is required, not Odd
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: %d format: a real number is required, not Odd
# expect[3.15]: TypeError: format argument b'k': %d requires a real number, not Odd
