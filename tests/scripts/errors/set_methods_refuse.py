# Set methods refuse.
for do in [lambda: set().remove(1), lambda: set().pop(), lambda: {[]}, lambda: set(5),
           lambda: {1} | [2], lambda: {1} < [2], lambda: {1} + {2}, lambda: hash({1}),
           lambda: frozenset().add(1), lambda: {1}[0], lambda: set().union(5)]:
    try:
        do()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
        # expect: KeyError 1
        # expect: KeyError 'pop from an empty set'
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list'
        # expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a set element (unhashable type: 'list')
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
        # expect: TypeError '<' not supported between instances of 'set' and 'list'
        # expect: TypeError unsupported operand type(s) for +: 'set' and 'set'
        # expect: TypeError unhashable type: 'set'
        # expect: AttributeError 'frozenset' object has no attribute 'add'
        # expect: TypeError 'set' object is not subscriptable
        # expect: TypeError 'int' object is not iterable
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/set_methods_refuse.py:4: SyntaxWarning: 'set' object is not subscriptable; perhaps you missed a comma?
