# A specification may hold fields.
width = 6
print(f"{3.14159:{width}.2f}|{'a':>{width}}|{5:{'<'}{width}}|")  # expect:   3.14|     a|5     |
try: "{:{:{}}}".format(1, 2, 3)
except ValueError as error: print(error)
# expect: Max string recursion exceeded
