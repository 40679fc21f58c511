# By place and by name.
def f(size):
    return size
f(1, size=2)  # expect-error: TypeError: f() got multiple values for argument 'size'
