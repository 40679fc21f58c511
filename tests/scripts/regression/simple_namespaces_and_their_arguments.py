# Only from 3.13 on a SimpleNamespace takes a mapping, and copy has replace().
import copy
import types

for arguments in ((1,), ({"a": 1},), ({}, {}), ({1: 2},)):
    try:
        print(types.SimpleNamespace(*arguments, b=2))
    except TypeError as error:
        print(error)
print(hasattr(copy, "replace"))
# expect[3.3,3.7,3.10,3.11,3.12]: no positional arguments expected
# expect[3.3,3.7,3.10,3.11,3.12]: no positional arguments expected
# expect[3.3,3.7,3.10,3.11,3.12]: no positional arguments expected
# expect[3.3,3.7,3.10,3.11,3.12]: no positional arguments expected
# expect[3.3,3.7,3.10,3.11,3.12]: False
# expect[3.13,3.14.0,3.14,3.15]: 'int' object is not iterable
# expect[3.13,3.14.0,3.14,3.15]: namespace(a=1, b=2)
# expect[3.13,3.14.0,3.14,3.15]: SimpleNamespace expected at most 1 argument, got 2
# expect[3.13,3.14.0,3.14,3.15]: keywords must be strings
# expect[3.13,3.14.0,3.14,3.15]: True
