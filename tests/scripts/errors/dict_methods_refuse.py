# Dict methods refuse.
for do in [lambda: {}[1], lambda: {}["a"], lambda: {}[1, 2], lambda: {}.popitem(), lambda: {}.pop(1),
           lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {}.update(["abc"]),
           lambda: {[]: 1}, lambda: {}.get([]), lambda: {1: 2}.pop([])]:
    try:
        do()
    except (KeyError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: KeyError 1
        # expect: KeyError 'a'
        # expect: KeyError (1, 2)
        # expect: KeyError 'popitem(): dictionary is empty'
        # expect: KeyError 1
        # expect: TypeError 'int' object is not iterable
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError cannot convert dictionary update sequence element #0 to a sequence
        # expect[3.14.0,3.14,3.15]: TypeError object is not iterable
        # expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
        # expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list'
        # expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list'
        # expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list'
        # expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
