# Keywords of builtin functions.
for do in [lambda: [].append(x=1), lambda: len(x=1), lambda: list(x=1), lambda: [].sort(foo=1),
           lambda: max([1], foo=2), lambda: property(foo=1),
           lambda: (5).__add__(foo=1), lambda: dict.fromkeys(foo=1)]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect[3.3,3.7]: append() takes no keyword arguments
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: list.append() takes no keyword arguments
        # expect: len() takes no keyword arguments
        # expect: list() takes no keyword arguments
        # expect[3.3,3.7,3.10,3.11,3.12]: 'foo' is an invalid keyword argument for sort()
        # expect[3.13,3.14.0,3.14,3.15]: sort() got an unexpected keyword argument 'foo'
        # expect[3.3,3.7,3.10,3.11,3.12]: 'foo' is an invalid keyword argument for max()
        # expect[3.13,3.14.0,3.14,3.15]: max() got an unexpected keyword argument 'foo'
        # expect[3.3,3.7,3.10,3.11,3.12]: 'foo' is an invalid keyword argument for property()
        # expect[3.13,3.14.0,3.14,3.15]: property() got an unexpected keyword argument 'foo'
        # expect: wrapper __add__() takes no keyword arguments
        # expect[3.3,3.7]: fromkeys() takes no keyword arguments
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: dict.fromkeys() takes no keyword arguments
