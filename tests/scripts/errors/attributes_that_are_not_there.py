# Attributes that are not there.
class A: pass
import sys
for do in [lambda: A().x, lambda: A.x, lambda: (5).x, lambda: delattr(A(), "x"),
           lambda: delattr(A, "x"), lambda: setattr(5, "x", 1), lambda: setattr(len, "x", 1),
           lambda: setattr([], "append", 1), lambda: sys.no_such_name]:
    try:
        do()
    except AttributeError as e:
        print(e)
        # expect: 'A' object has no attribute 'x'
        # expect: type object 'A' has no attribute 'x'
        # expect: 'int' object has no attribute 'x'
        # expect[3.3,3.7,3.10]: x
        # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 'A' object has no attribute 'x'
        # expect[3.3,3.7,3.10]: x
        # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: type object 'A' has no attribute 'x'
        # expect[3.3,3.7,3.10,3.11,3.12]: 'int' object has no attribute 'x'
        # expect[3.13,3.14.0,3.14,3.15]: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect[3.3,3.7,3.10,3.11,3.12]: 'builtin_function_or_method' object has no attribute 'x'
        # expect[3.13,3.14.0,3.14,3.15]: 'builtin_function_or_method' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: 'list' object attribute 'append' is read-only
        # expect: module 'sys' has no attribute 'no_such_name'
