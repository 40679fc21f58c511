# A generator gives its items one after the other only.
squares = (n * n for n in range(3))
print(squares[0])  # expect-error: TypeError: 'generator' object is not subscriptable
