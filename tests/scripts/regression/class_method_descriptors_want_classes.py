make = dict.__dict__["fromkeys"]
print(make.__get__(None, dict)("a"), make.__get__({})("b"))   # expect: {'a': None} {'b': None}
for arguments in ((None, None), (None, 42), (None, int), (42,)):
    try:
        make.__get__(*arguments)
    except TypeError as error:
        print(error)
# expect: __get__(None, None) is invalid
# expect: descriptor 'fromkeys' for type 'dict' needs a type, not a 'int' as arg 2
# expect[3.3,3.7]: descriptor 'fromkeys' for type 'dict' doesn't apply to type 'int'
# expect[3.3,3.7]: descriptor 'fromkeys' for type 'dict' doesn't apply to type 'int'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'
