# What __index__ or __int__ raises as TypeError is replaced by what the directive wants; anything
# else goes on, but for bytes and %f, and for %c of older versions.
class Odd:
    def __init__(self, answer):
        self.answer = answer
    def __index__(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer
    __int__ = __index__
class OddFloat:
    def __float__(self):
        raise ZeroDivisionError("mine")
class IntOnly(Odd):
    __index__ = None
    __int__ = Odd.__int__
def tell(form, value):
    try:
        return form % value
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
print(tell("%d", Odd(None)))
# expect[3.3,3.7]: TypeError: %d format: a number is required, not Odd
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: %d format: a real number is required, not Odd
# expect[3.15]: TypeError: format argument: %d requires a real number, not Odd
print(tell("%x", Odd(TypeError("mine"))))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: %x format: an integer is required, not Odd
# expect[3.15]: TypeError: format argument: %x requires an integer, not Odd
print(tell("%(k)i", {"k": Odd(TypeError("mine"))}))
# expect[3.3,3.7]: TypeError: %i format: a number is required, not Odd
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: %i format: a real number is required, not Odd
# expect[3.15]: TypeError: format argument 'k': %i requires a real number, not Odd
print(tell("%d", Odd(KeyError("mine"))))  # expect: KeyError: 'mine'
print(tell("%c", Odd("a")))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError: %c requires int or char
# expect[3.14.0,3.14]: TypeError: %c requires an int or a unicode character, not Odd
# expect[3.15]: TypeError: format argument: %c requires an integer or a unicode character, not Odd
print(tell("%c", Odd(ValueError("mine"))))
# expect[3.3,3.7]: TypeError: %c requires int or char
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: ValueError: mine
print(tell("%d", IntOnly([])))
# expect[3.3,3.7]: TypeError: %d format: a number is required, not IntOnly
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: %d format: a real number is required, not IntOnly
# expect[3.15]: TypeError: format argument: %d requires a real number, not IntOnly
print(tell("%s-%o", (1, Odd(1.5))))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: %o format: an integer is required, not Odd
# expect[3.15]: TypeError: format argument 2: %o requires an integer, not Odd
print(tell("%f", OddFloat()))  # expect: ZeroDivisionError: mine
