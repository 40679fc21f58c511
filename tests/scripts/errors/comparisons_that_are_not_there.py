# Comparisons that are not there.
class A: pass
class L:
    __lt__ = None
for do in [lambda: 1 < "a", lambda: [] < (), lambda: None < 1, lambda: {} < {}, lambda: A() < A(),
           lambda: int < str, lambda: L() < L(), lambda: [1, 2] < [1, "a"], lambda: sorted([1, "a"])]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect: '<' not supported between instances of 'int' and 'str'
        # expect: '<' not supported between instances of 'list' and 'tuple'
        # expect: '<' not supported between instances of 'NoneType' and 'int'
        # expect: '<' not supported between instances of 'dict' and 'dict'
        # expect: '<' not supported between instances of 'A' and 'A'
        # expect: '<' not supported between instances of 'type' and 'type'
        # expect: 'NoneType' object is not callable
        # expect: '<' not supported between instances of 'int' and 'str'
        # expect: '<' not supported between instances of 'str' and 'int'
