# One equals sign in a condition.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
x = 3
if x = 3:  # expect-syntax-error: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    print("three")
