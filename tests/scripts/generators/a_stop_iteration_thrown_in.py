# From 3.12 on the generator's own code handles StopIteration: not before it has begun, and as the
# end of a `yield from` of what has no throw().
def plain():
    yield 1
def delegates():
    result = yield from [1, 2]
    print("result", result)
    yield 3
for begin in False, True:
    for make in plain, delegates:
        it = make()
        if begin:
            next(it)
        try:
            print(it.throw(StopIteration(4)))
        except (StopIteration, RuntimeError) as e:
            print(type(e).__name__, e)
# expect[3.3,3.7,3.10,3.11]: RuntimeError generator raised StopIteration
# expect[3.3,3.7,3.10,3.11]: RuntimeError generator raised StopIteration
# expect[3.3,3.7,3.10,3.11]: RuntimeError generator raised StopIteration
# expect[3.3,3.7,3.10,3.11]: RuntimeError generator raised StopIteration
# expect[3.12,3.13,3.14.0,3.14,3.15]: StopIteration 4
# expect[3.12,3.13,3.14.0,3.14,3.15]: StopIteration 4
# expect[3.12,3.13,3.14.0,3.14,3.15]: RuntimeError generator raised StopIteration
# expect[3.12,3.13,3.14.0,3.14,3.15]: result 4
# expect[3.12,3.13,3.14.0,3.14,3.15]: 3
