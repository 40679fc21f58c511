# A chain of 100 000 containers is freed without recursion.
# skip-stress: a collection at each of 100 000 allocations
def nested(wrap):
    value = None
    for _ in range(100_000):
        value = wrap(value)
    return value
for wrap in (lambda v: [v]), (lambda v: (v,)), (lambda v: {"k": v}), (lambda v: {"k": [v]}):
    value = nested(wrap)
    del value
print("freed")
# expect: freed
