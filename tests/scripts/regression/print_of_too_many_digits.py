# print() of an int with too many digits writes what stands before it, and raises.
# profiles: 3.11 3.12 3.13 3.14.0 3.14 3.15
try:
    print("before", 2**20000, "behind")
except ValueError as error:
    print(str(error)[:38])
# expect: before Exceeds the limit (4300 digits) for in
