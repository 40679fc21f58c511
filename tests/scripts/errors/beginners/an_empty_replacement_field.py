# profiles: 3.12 3.13 3.14.0 3.14 3.15
print(f"sum: {}")  # expect-syntax-error: f-string: valid expression required before '}'
