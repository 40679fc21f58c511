class OnlyEnter:
    def __enter__(self):
        pass
class OnlyExit:
    def __exit__(self, *details):
        pass
for manager in (5, OnlyExit()):
    try:
        with manager:
            pass
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    with OnlyEnter():
        pass
except (AttributeError, TypeError) as e:
    print(type(e).__name__, e)
# expect[3.3,3.7,3.10]: AttributeError __enter__
# expect[3.3,3.7,3.10]: AttributeError __enter__
# expect[3.3,3.7,3.10]: AttributeError __exit__
# expect[3.11,3.12,3.13]: TypeError 'int' object does not support the context manager protocol
# expect[3.11,3.12,3.13]: TypeError 'OnlyExit' object does not support the context manager protocol
# expect[3.14.0,3.14,3.15]: TypeError 'int' object does not support the context manager protocol (missed __exit__ method)
# expect[3.14.0,3.14,3.15]: TypeError 'OnlyExit' object does not support the context manager protocol (missed __enter__ method)
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError 'OnlyEnter' object does not support the context manager protocol (missed __exit__ method)
