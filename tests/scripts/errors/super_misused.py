# Super misused.
class A:
    def f(): return super()
    def g(self): return super().nope
for do in [lambda: super(5, 5), lambda: super(int, "a"), lambda: super(int, str),
           lambda: super(1, 2, 3), A.f, A().g]:
    try:
        do()
    except (TypeError, RuntimeError, AttributeError) as e:
        print(type(e).__name__, e)
        # expect[3.3,3.7,3.10]: TypeError super() argument 1 must be type, not int
        # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError super() argument 1 must be a type, not int
        # expect[3.3,3.7,3.10,3.11,3.12]: TypeError super(type, obj): obj must be an instance or subtype of type
        # expect[3.13,3.14.0,3.14,3.15]: TypeError super(type, obj): obj (instance of str) is not an instance or subtype of type (int).
        # expect[3.3,3.7,3.10,3.11,3.12]: TypeError super(type, obj): obj must be an instance or subtype of type
        # expect[3.13,3.14.0,3.14,3.15]: TypeError super(type, obj): obj (type str) is not an instance or subtype of type (int).
        # expect[3.3,3.7,3.10]: TypeError super() takes at most 2 arguments (3 given)
        # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError super() expected at most 2 arguments, got 3
        # expect: RuntimeError super(): no arguments
        # expect: AttributeError 'super' object has no attribute 'nope'
