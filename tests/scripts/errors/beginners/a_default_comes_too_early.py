# After a parameter with a default all others need one.
def greet(name="you", greeting):
    print(greeting, name)
# expect-syntax-error[3.3,3.7,3.10,3.11]: non-default argument follows default argument
# expect-syntax-error[3.12,3.13,3.14.0,3.14]: parameter without a default follows parameter with a default
# expect-syntax-error[3.15]: parameter without a default follows parameter with a default
