# Text plus number.
age = 5
print("I am " + age)  # expect-error: TypeError: can only concatenate str (not "int") to str
