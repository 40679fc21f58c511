# What input() gives is text.
age = "17"
if age < 18:  # expect-error: TypeError: '<' not supported between instances of 'str' and 'int'
    print("young")
