# isinstance believes __class__, too.
class F:
    __class__ = int
class G:
    __class__ = property(lambda self: str)
print(isinstance(F(), int), isinstance(F(), F), type(F()) is F)  # expect: True True True
print(isinstance(G(), str), isinstance(G(), int))  # expect: True False
