# A quote is missing.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# expect-syntax-error: unterminated string literal (detected at line 4)
print("hello)
