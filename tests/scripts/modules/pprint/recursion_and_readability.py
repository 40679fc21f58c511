# What holds itself is marked, and isrecursive and isreadable tell.
import pprint
a = [1]
a.append(a)
text = pprint.pformat(a)
print(text == "[1, <Recursion on list with id=%d>]" % id(a), pprint.saferepr(a) == text)
# expect: True True
print(pprint.isrecursive(a), pprint.isrecursive([1]), pprint.isreadable([1, "a", {2: 3.5}]))
# expect: True False True
print(pprint.isreadable(a), pprint.isreadable([object()]))  # expect: False False
for bad in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    try:
        pprint.pformat(1, **bad)
    except ValueError as error:
        print(error)  # expect: indent must be >= 0
        # expect: depth must be > 0
        # expect: width must be != 0
