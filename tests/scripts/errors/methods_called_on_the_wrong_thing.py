# Methods called on the wrong thing.
for do in [lambda: list.append(), lambda: list.append(5, 1), lambda: list.__len__(),
           lambda: list.__len__(5), lambda: str.join(5, []), lambda: list.append.__get__(5),
           lambda: dict.__dict__["fromkeys"](5), lambda: dict.__dict__["fromkeys"](int, [])]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect[3.3,3.7]: descriptor 'append' of 'list' object needs an argument
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: unbound method list.append() needs an argument
        # expect[3.3,3.7]: descriptor 'append' requires a 'list' object but received a 'int'
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
        # expect: descriptor '__len__' of 'list' object needs an argument
        # expect: descriptor '__len__' requires a 'list' object but received a 'int'
        # expect[3.3,3.7]: descriptor 'join' requires a 'str' object but received a 'int'
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'join' for 'str' objects doesn't apply to a 'int' object
        # expect[3.3,3.7]: descriptor 'append' for 'list' objects doesn't apply to 'int' object
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
        # expect[3.3,3.7]: descriptor 'fromkeys' requires a type but received a 'int' instance
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'fromkeys' for type 'dict' needs a type, not a 'int' as arg 2
        # expect: descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'
