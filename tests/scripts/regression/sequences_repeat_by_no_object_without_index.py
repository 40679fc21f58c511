# A builtin sequence times an object that is no number: the operator complains, not __index__.
class Plain:
    pass


class Reflects:
    def __rmul__(self, other): return "reflected"


for left, right in (("ab", Plain()), (Plain(), [1]), ((1,), None), (b"x", 1.5)):
    try:
        left * right
    except TypeError as error:
        print(error)
# expect: can't multiply sequence by non-int of type 'Plain'
# expect: can't multiply sequence by non-int of type 'Plain'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: can't multiply sequence by non-int of type 'float'
print([1] * Reflects())    # expect: reflected
