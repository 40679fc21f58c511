# Arithmetic with small ints in nested loops.
def count_primes(limit):
    found = 0
    for candidate in range(2, limit):
        divisor = 2
        while divisor * divisor <= candidate:
            if candidate % divisor == 0:
                break
            divisor += 1
        else:
            found += 1
    return found

for _ in range(4):
    assert count_primes(12000) == 1438
