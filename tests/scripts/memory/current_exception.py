# profiles: 3.11 3.12 3.13 3.14.0 3.14 3.15
# sys.exception() is the exception being handled.
import sys
print(sys.exception())  # expect: None
try:
    1 / 0
except ZeroDivisionError as error:
    print(sys.exception() is error, sys.exc_info()[1] is error)  # expect: True True
print(sys.exception())  # expect: None
