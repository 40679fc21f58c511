class It:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
def g():
    try:
        yield from It()
    except ValueError:
        yield "outside"
it = g()
next(it)
print(it.throw(ValueError))   # expect: outside
