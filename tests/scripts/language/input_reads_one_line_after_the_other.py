# input() gives the next line without its end, in __del__ as anywhere, until there is none.
# input: Ada
# input:
# input: 1815
class Asks:
    def __del__(self):
        print("heard", repr(input()))

name = input("name? ")
print(name)               # expect: name? Ada
asks = Asks()
del asks                  # expect: heard ''
year = int(input())
print(year + 1)           # expect: 1816
try:
    input()
except EOFError as error:
    print(error)          # expect: EOF when reading a line
