# A body is not indented.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
def f():
print("hello")  # expect-syntax-error: expected an indented block after function definition on line 3
