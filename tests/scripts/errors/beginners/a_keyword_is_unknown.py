# A keyword is unknown.
def add(a, b):
    return a + b
add(1, c=2)  # expect-error: TypeError: add() got an unexpected keyword argument 'c'
