# Builtins that this machine lacks say so; the program may still define the name.
# oracle: off they exist there
for name in ("memoryview", "open"):
    try:
        eval(name)
    except NameError as error:
        print(error)
# expect: `memoryview` exists in Python, but not in this sandbox.
# expect: `open` exists in Python, but not in this sandbox.
open = 5
print(open)  # expect: 5
try:
    opne
except NameError as error:
    print(error)  # expect: name 'opne' is not defined
