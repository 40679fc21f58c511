# Without any input, input() shows its prompt and is at the end of the file.
try:
    input("name? ")
except EOFError as error:
    print(error)
# expect: name? EOF when reading a line
