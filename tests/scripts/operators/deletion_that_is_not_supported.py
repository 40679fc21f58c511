# Deletion that is not supported.
class A: pass
for container, key in [((1,), 0), ("a", 0), (5, 0), (None, 0), (A(), 0), (A(), "x"), (range(3), 0)]:
    try:
        del container[key]
    except TypeError as e:
        print(e)
        # expect: 'tuple' object doesn't support item deletion
        # expect: 'str' object doesn't support item deletion
        # expect: 'int' object does not support item deletion
        # expect: 'NoneType' object does not support item deletion
        # expect: 'A' object doesn't support item deletion
        # expect: 'A' object does not support item deletion
        # expect: 'range' object doesn't support item deletion
