# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
x = [1]
if x.pop() = 1:  # expect-syntax-error: cannot assign to function call here. Maybe you meant '==' instead of '='?
    print("one")
