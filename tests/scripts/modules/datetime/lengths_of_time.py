# timedelta: normal form, arithmetic, text.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
from datetime import timedelta
a = timedelta(days=1, hours=2, seconds=3.5)
b = timedelta(minutes=-5)
print(a, b, repr(a), repr(b), repr(timedelta(0)), timedelta(days=-1, seconds=1))
# expect: 1 day, 2:00:03.500000 -1 day, 23:55:00 datetime.timedelta(days=1, seconds=7203, microseconds=500000) datetime.timedelta(days=-1, seconds=86100) datetime.timedelta(0) -1 day, 0:00:01
print(a + b, a - b, -a, abs(b), a * 2, 2 * a, a / 2, a / b, a // b, a % timedelta(hours=5))
# expect: 1 day, 1:55:03.500000 1 day, 2:05:03.500000 -2 days, 21:59:56.500000 0:05:00 2 days, 4:00:07 2 days, 4:00:07 13:00:01.750000 -312.01166666666666 -313 1:00:03.500000
print(divmod(a, timedelta(hours=1)), a * 1.5, a / 3, a // 7, sum([a, b], timedelta()))
# expect: (26, datetime.timedelta(seconds=3, microseconds=500000)) 1 day, 15:00:05.250000 8:40:01.166667 3:42:51.928571 1 day, 1:55:03.500000
print(a.days, a.seconds, a.microseconds, a.total_seconds(), bool(timedelta()), a > b)
# expect: 1 7203 500000 93603.5 False True
print(timedelta.min, timedelta.max, timedelta.resolution, timedelta(microseconds=1.5))
# expect: -999999999 days, 0:00:00 999999999 days, 23:59:59.999999 0:00:00.000001 0:00:00.000002
print(a == timedelta(1, 7203, 500000), hash(a) == hash(timedelta(1, 7203, 500000)), max(a, b))
# expect: True True 1 day, 2:00:03.500000
for bad in (lambda: timedelta(days=10 ** 9), lambda: timedelta("x"), lambda: a / 0):
    try:
        bad()
    except (TypeError, OverflowError, ZeroDivisionError) as error:
        print(error)  # expect: days=1000000000; must have magnitude <= 999999999
        # expect: unsupported type for timedelta days component: str
        # expect[3.7,3.10,3.11,3.12,3.13]: integer division or modulo by zero
        # expect[3.14.0,3.14,3.15]: division by zero
