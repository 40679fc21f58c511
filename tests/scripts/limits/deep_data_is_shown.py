# repr() of deeply nested data ends in RecursionError, and the data are still good.
# skip-stress: a collection at each of 100 000 allocations
value = []
for _ in range(100_000):
    value = [value]
for do in (lambda: repr(value)), (lambda: str((value,))), (lambda: f"{value}"), (lambda: "%s" % value):
    try:
        do()
    except RecursionError as e:
        print(type(e).__name__)
depth = 0
while value:
    value = value[0]
    depth += 1
print(depth)
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: 100000
