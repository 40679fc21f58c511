# When a finalizer runs at exit, sys.modules is empty and nobody finds modules any more.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
class A:
    def __del__(self):
        try:
            import math
        except ImportError as error:
            print(error, error.name)


a = A()
a.me = a
# expect: sys.meta_path is None, Python is likely shutting down None
