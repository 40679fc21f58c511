# Else and if apart.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
x = 1
if x:
    pass
else if x:  # expect-syntax-error: expected ':'
    pass
