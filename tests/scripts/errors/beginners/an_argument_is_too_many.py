# An argument is too many.
def add(a, b):
    return a + b
print(add(1, 2, 3))  # expect-error: TypeError: add() takes 2 positional arguments but 3 were given
