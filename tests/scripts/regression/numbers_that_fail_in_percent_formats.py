# A TypeError of a value's conversion is told in the words of the directive; any other passes.
class N:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        if self.value is ValueError:
            raise ValueError("own")
        return self.value

    def __int__(self):
        return self.__index__()


for wrong in (None, ValueError, 65):
    for format_text in ("%d", "%x", b"%d", b"%f"):
        try:
            print(format_text % N(wrong))
        except (TypeError, ValueError) as error:
            print(error)
# expect[3.3,3.7]: %d format: a number is required, not N
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: %d format: a real number is required, not N
# expect[3.15]: format argument: %d requires a real number, not N
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: %x format: an integer is required, not N
# expect[3.15]: format argument: %x requires an integer, not N
# expect[3.3,3.7]: %d format: a number is required, not N
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: %d format: a real number is required, not N
# expect[3.15]: format argument: %d requires a real number, not N
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: float argument required, not N
# expect[3.15]: format argument: %f requires a real number, not N
# expect: own
# expect: own
# expect: own
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: float argument required, not N
# expect[3.15]: own
# expect: 65
# expect: 41
# expect: b'65'
# expect[3.3,3.7]: float argument required, not N
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: b'65.000000'
