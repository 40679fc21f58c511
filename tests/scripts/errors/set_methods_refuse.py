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
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
        # expect: TypeError '<' not supported between instances of 'set' and 'list'
        # expect: TypeError unsupported operand type(s) for +: 'set' and 'set'
        # expect: TypeError unhashable type: 'set'
        # expect: AttributeError 'frozenset' object has no attribute 'add'
        # expect: TypeError 'set' object is not subscriptable
        # expect: TypeError 'int' object is not iterable
