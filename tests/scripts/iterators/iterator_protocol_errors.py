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
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: iter() returned non-iterator of type 'int'
        # expect[3.15]: A.__iter__() must return an iterator, not int
        # expect: 'B' object is not iterable
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: iter() returned non-iterator of type 'C'
        # expect[3.15]: C.__iter__() must return an iterator, not C
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: iter() returned non-iterator of type 'int'
        # expect[3.15]: A.__iter__() must return an iterator, not int
        # expect: 'int' object is not iterable
        # expect[3.3,3.7]: 'int' object is not iterable
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: Value after * must be an iterable, not int
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: len() argument after * must be an iterable, not int
        # expect[3.15]: Value after * must be an iterable, not int
