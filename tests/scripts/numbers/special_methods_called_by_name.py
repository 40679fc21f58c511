# The operators of numbers as methods; what does not go together gives NotImplemented.
print((5).__add__(3), (5).__add__(3.0), (5).__rsub__(3), (5).__truediv__(2), (5).__divmod__(3))
# expect: 8 NotImplemented -2 2.5 (1, 2)
print((1.5).__add__(1), (1.5).__add__("a"), (1.5).__rpow__(2), (1.5).__bool__(), (1.5).__int__())
# expect: 2.5 NotImplemented 2.8284271247461903 True 1
print(int.__add__(1, 2), float.__lt__(1.0, 2), (5).__lt__("a"), (5).__eq__(5.0), (5).__index__())
# expect: 3 True NotImplemented NotImplemented 5
print((5).__round__(-1), (2.5).__round__(), (5).__pow__(2, 7), (5).__neg__(), (-5).__abs__())
# expect: 0 2 4 -5 5
