# Brackets do not match.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
x = (1, 2]  # expect-syntax-error: closing parenthesis ']' does not match opening parenthesis '('
