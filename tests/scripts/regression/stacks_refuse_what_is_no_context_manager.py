# An ExitStack asks the class for both methods before it enters.
import contextlib


class Enters:
    def __enter__(self):
        print("entered")


for wrong in (5, Enters(), Enters):
    try:
        contextlib.ExitStack().enter_context(wrong)
    except (AttributeError, TypeError) as error:
        print(error)
# expect[3.3,3.7,3.10]: type object 'int' has no attribute '__exit__'
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 'builtins.int' object does not support the context manager protocol
# expect[3.3,3.7,3.10]: type object 'Enters' has no attribute '__exit__'
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: '__main__.Enters' object does not support the context manager protocol
# expect[3.3,3.7,3.10]: type object 'type' has no attribute '__exit__'
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 'builtins.type' object does not support the context manager protocol
try:
    b"a".center(3, None)
except TypeError as error:
    print(error)  # expect: center() argument 2 must be a byte string of length 1, not None
