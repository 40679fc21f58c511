# Lists: append, index, store, slices, a sieve and a sort.
def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    for number in range(2, int(limit ** 0.5) + 1):
        if flags[number]:
            flags[number * number :: number] = [False] * len(range(number * number, limit + 1, number))
    return [number for number, flag in enumerate(flags) if flag]

def bubble(items):
    items = items[:]
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items

assert len(sieve(60000)) == 6057
numbers = [(i * 7919) % 401 for i in range(300)]
assert bubble(numbers) == sorted(numbers)
