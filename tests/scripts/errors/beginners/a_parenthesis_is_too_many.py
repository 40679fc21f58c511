# A parenthesis is too many.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
print("hello"))  # expect-syntax-error: unmatched ')'
