# Comparing deeply nested data ends in RecursionError (from 3.14 on only where the C stack ends).
# profiles: 3.3 3.7 3.10 3.11 3.12 3.13
# skip-stress: a collection at each of 100 000 allocations
def nested():
    value = []
    for _ in range(100_000):
        value = [value]
    return value
a, b = nested(), nested()
for do in (lambda: a == b), (lambda: a < b), (lambda: a in [b]):
    try:
        do()
    except RecursionError as e:
        print(type(e).__name__)
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
