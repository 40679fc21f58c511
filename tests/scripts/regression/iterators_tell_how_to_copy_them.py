class Old:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index
    def __len__(self):
        return 3
def tell(iterator):
    parts = iterator.__reduce__()
    print(parts[0].__name__, parts[1], parts[2:])
for maker in (lambda: iter([7, 8]), lambda: iter((7, 8)), lambda: iter("ab"), lambda: iter(b"ab"),
              lambda: reversed([7, 8]), lambda: reversed((7, 8)), lambda: iter({7: 8}),
              lambda: iter({7: 8}.items())):
    it = maker()
    tell(it)
    list(it)
    tell(it)
print(iter(Old()).__reduce__()[2], reversed(Old()).__reduce__()[2])
it = enumerate("ab", 2**70)
print(next(it)[0] - 2**70, it.__reduce__()[1][1] - 2**70)
it = iter(int, 0)
print(it.__reduce__()[1], list(it), it.__reduce__()[1])
class Own(enumerate):
    pass
print(Own("a").__reduce__()[0].__name__)
# expect: iter ([7, 8],) (0,)
# expect: iter ([],) ()
# expect: iter ((7, 8),) (0,)
# expect: iter ((),) ()
# expect: iter ('ab',) (0,)
# expect: iter ('',) ()
# expect: iter (b'ab',) (0,)
# expect: iter ((),) ()
# expect: reversed ([7, 8],) (1,)
# expect[3.3,3.7,3.10,3.11,3.12]: iter ([],) ()
# expect[3.13,3.14.0,3.14,3.15]: reversed ([],) ()
# expect: reversed ((7, 8),) (1,)
# expect: reversed ((),) ()
# expect: iter ([7],) ()
# expect: iter ([],) ()
# expect: iter ([(7, 8)],) ()
# expect: iter ([],) ()
# expect: 0 2
# expect: 0 1
# expect: (<class 'int'>, 0) [] ((),)
# expect: Own
