# Attribute names are text.
for do in [lambda: getattr(5, 5), lambda: hasattr(5, 5), lambda: setattr(5, 5, 5),
           lambda: object.__getattribute__(5, 5)]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect[3.3,3.7,3.10]: getattr(): attribute name must be string
        # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: attribute name must be string, not 'int'
        # expect[3.3,3.7,3.10]: hasattr(): attribute name must be string
        # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: attribute name must be string, not 'int'
        # expect: attribute name must be string, not 'int'
        # expect: attribute name must be string, not 'int'
