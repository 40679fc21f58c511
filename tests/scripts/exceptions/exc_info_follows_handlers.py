import sys
print(sys.exc_info())         # expect: (None, None, None)
try:
    1 / 0
except ZeroDivisionError as e:
    print(sys.exc_info()[1] is e)  # expect: True
    try:
        [][0]
    except IndexError as inner:
        print(sys.exc_info()[1] is inner)  # expect: True
    print(sys.exc_info()[1] is e)  # expect: True
print(sys.exc_info()[0])      # expect: None
