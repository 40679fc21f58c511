# What is said of attributes that are not there.
def t(f):
    try: print(f())
    except AttributeError as e: print(e)
t(lambda: (5).foo)  # expect: 'int' object has no attribute 'foo'
t(lambda: (1.5).foo)  # expect: 'float' object has no attribute 'foo'
t(lambda: "a".foo)  # expect: 'str' object has no attribute 'foo'
t(lambda: b"a".encode)  # expect: 'bytes' object has no attribute 'encode'
t(lambda: None.foo)  # expect: 'NoneType' object has no attribute 'foo'
t(lambda: True.foo)  # expect: 'bool' object has no attribute 'foo'
