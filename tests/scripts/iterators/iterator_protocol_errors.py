# Iterator protocol errors.
class A:
    def __iter__(self): return 5
class B:
    __iter__ = None
    def __getitem__(self, i): return i
class C:
    def __iter__(self): return self
for do in [lambda: iter(A()), lambda: iter(B()), lambda: iter(C()), lambda: list(A()),
           lambda: [x for x in 5], lambda: [*5], lambda: len(*5)]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect: iter() returned non-iterator of type 'int'
        # expect: 'B' object is not iterable
        # expect: iter() returned non-iterator of type 'C'
        # expect: iter() returned non-iterator of type 'int'
        # expect: 'int' object is not iterable
        # expect[3.3,3.7]: 'int' object is not iterable
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: Value after * must be an iterable, not int
        # expect: len() argument after * must be an iterable, not int
