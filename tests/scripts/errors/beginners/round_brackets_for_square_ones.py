# Items are between square brackets.
names = ["Ann", "Bob"]
print(names(0))  # expect-error: TypeError: 'list' object is not callable
