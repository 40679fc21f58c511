# A comma is missing.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
x = [1 2 3]  # expect-syntax-error: invalid syntax. Perhaps you forgot a comma?
