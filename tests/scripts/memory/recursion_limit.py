# The recursion limit can be set within reason.
import sys
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())  # expect: 500
for bad in (0, -5):
    try:
        sys.setrecursionlimit(bad)
    except ValueError as error:
        print(error)  # expect: recursion limit must be greater or equal than 1
# expect: recursion limit must be greater or equal than 1
