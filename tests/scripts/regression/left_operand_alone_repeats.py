# `left *= right` repeats no sequence on the right where the left one has a sequence's slots.
class Plain:
    pass

for left in ({}, {1}, range(2), Plain(), None, 1.5):
    try:
        left *= [1]
    except TypeError as error:
        print(error)
    try:
        left * [1]
    except TypeError as error:
        print(error)
# expect: unsupported operand type(s) for *=: 'dict' and 'list'
# expect: can't multiply sequence by non-int of type 'dict'
# expect: unsupported operand type(s) for *=: 'set' and 'list'
# expect: can't multiply sequence by non-int of type 'set'
# expect: unsupported operand type(s) for *=: 'range' and 'list'
# expect: can't multiply sequence by non-int of type 'range'
# expect: unsupported operand type(s) for *=: 'Plain' and 'list'
# expect: can't multiply sequence by non-int of type 'Plain'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'float'
