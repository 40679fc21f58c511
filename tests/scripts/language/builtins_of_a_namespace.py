try:
    eval("len", {"__builtins__": {}})
except NameError as e:
    print(e)                  # expect: name 'len' is not defined
print(eval("len('abc')", {}))  # expect: 3
