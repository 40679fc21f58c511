# Iterators refuse.
for do in [lambda: iter(5), lambda: next([]), lambda: next(iter([])), lambda: zip([1], 5),
           lambda: enumerate(5), lambda: list(map(5, [1])), lambda: map(len), lambda: reversed({1}),
           lambda: filter(None), lambda: sum(5), lambda: iter(5, 6), lambda: reversed(5)]:
    try:
        do()
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'list' object is not an iterator
        # expect: StopIteration 
        # expect[3.3,3.7]: TypeError zip argument #2 must support iteration
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not callable
        # expect: TypeError map() must have at least two arguments.
        # expect: TypeError 'set' object is not reversible
        # expect: TypeError filter expected 2 arguments, got 1
        # expect: TypeError 'int' object is not iterable
        # expect[3.3,3.7,3.10,3.11,3.13,3.14.0,3.14,3.15]: TypeError iter(v, w): v must be callable
        # expect[3.12]: TypeError iter(object, sentinel): object must be callable
        # expect: TypeError 'int' object is not reversible
