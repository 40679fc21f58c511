# Calls of a plain function, and nothing else.
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

for _ in range(4):
    assert fib(24) == 46368
