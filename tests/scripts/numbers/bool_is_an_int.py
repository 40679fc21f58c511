# True and False take part in arithmetic; & | ^ of two bools is a bool.
print(True + True, True * 3, -True, ~True, True / 2, True << 2)  # expect: 2 3 -1 -2 0.5 4
print(True & False, True | 2, True ^ True, type(True & True), type(True | 1))
# expect: False 3 False <class 'bool'> <class 'int'>
print(isinstance(True, int), int(True), float(True), "%d" % True, [10, 20][True])
# expect: True 1 1.0 1 20
try: type("B", (bool,), {})
except TypeError as error: print(error)
# expect: type 'bool' is not an acceptable base type
# From 3.14 on ~True is not folded, so it warns.
# expect-stderr[3.14.0,3.14,3.15]:   print(True + True, True * 3, -True, ~True, True / 2, True << 2)  # expect: 2 3 -1 -2 0.5 4
