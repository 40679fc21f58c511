# Functions that make functions, and cells that they share.
def make_counter(step):
    count = 0

    def increase(times=1):
        nonlocal count
        for _ in range(times):
            count += step
        return count

    return increase

def compose(first, second):
    return lambda value: second(first(value))

total = 0
for i in range(4000):
    counter = make_counter(i % 5)
    counter()
    total += counter(10)
assert total == 88000
chain = lambda value: value
for i in range(20):
    chain = compose(chain, lambda value, add=i: value + add)
assert sum(chain(i) for i in range(2500)) == 3598750
