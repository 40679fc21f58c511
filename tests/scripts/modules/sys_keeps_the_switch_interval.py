# The switch interval is kept in microseconds.
import sys
print(sys.getswitchinterval())
sys.setswitchinterval(0.25)
print(sys.getswitchinterval())
sys.setswitchinterval(1.23456789)
print(sys.getswitchinterval())
for interval in 0, -1, "a", None, 10**400:
    try:
        sys.setswitchinterval(interval)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: 0.005
# expect: 0.25
# expect: 1.234567
# expect: ValueError switch interval must be strictly positive
# expect: ValueError switch interval must be strictly positive
# expect: TypeError must be real number, not str
# expect: TypeError must be real number, not NoneType
# expect: OverflowError int too large to convert to float
