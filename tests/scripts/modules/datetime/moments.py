# datetime, time and time zones.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
from datetime import date, datetime, time, timedelta, timezone
n = datetime(2024, 3, 5, 14, 7, 9, 123456)
print(n, repr(n), n.date(), n.time(), n.isoformat(), n.isoformat(" ", "minutes"))
# expect: 2024-03-05 14:07:09.123456 datetime.datetime(2024, 3, 5, 14, 7, 9, 123456) 2024-03-05 14:07:09.123456 2024-03-05T14:07:09.123456 2024-03-05 14:07
print(n.replace(hour=0), n + timedelta(hours=10), n - datetime(2024, 1, 1), repr(datetime(2024, 1, 1)))
# expect: 2024-03-05 00:07:09.123456 2024-03-06 00:07:09.123456 64 days, 14:07:09.123456 datetime.datetime(2024, 1, 1, 0, 0)
print(n.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %y %B %A|%z|%Z|"), n.ctime(), n.weekday())
# expect: 2024-03-05 14:07:09.123456 PM 02 24 March Tuesday||| Tue Mar  5 14:07:09 2024 1
print(datetime.strptime("2024-03-05 14:07:09", "%Y-%m-%d %H:%M:%S"))  # expect: 2024-03-05 14:07:09
print(datetime.strptime("5 Mar 24 2:07 PM", "%d %b %y %I:%M %p"), datetime.strptime("2024-065", "%Y-%j"))
# expect: 2024-03-05 14:07:00 2024-03-05 00:00:00
print(datetime.fromisoformat("2024-03-05T14:07:09.123456") == n, datetime.combine(date(2024, 1, 2), time(3)))
# expect: True 2024-01-02 03:00:00
tz = timezone(timedelta(hours=2))
u = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
print(tz, repr(tz), timezone.utc, repr(u), u.astimezone(tz), u == u.astimezone(tz), u.utcoffset())
# expect: UTC+02:00 datetime.timezone(datetime.timedelta(seconds=7200)) UTC datetime.datetime(2024, 1, 1, 12, 0, tzinfo=datetime.timezone.utc) 2024-01-01 14:00:00+02:00 True 0:00:00
print(u.strftime("%z %Z"), u.timestamp(), datetime.fromtimestamp(0, timezone.utc), u.tzname())
# expect: +0000 UTC 1704110400.0 1970-01-01 00:00:00+00:00 UTC
x = time(13, 5, 0, 70)
print(x, repr(x), repr(time()), x.isoformat("hours"), x < time(14), time(1, tzinfo=tz), time.max)
# expect: 13:05:00.000070 datetime.time(13, 5, 0, 70) datetime.time(0, 0) 13 True 01:00:00+02:00 23:59:59.999999
print(datetime.now() >= n, isinstance(n, date), datetime.max, n.timetuple()[:6])
# expect: True True 9999-12-31 23:59:59.999999 (2024, 3, 5, 14, 7, 9)
for bad in (lambda: datetime(2024, 1, 1, 25), lambda: u < n, lambda: u - n, lambda: time(1, 60),
            lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 1", "%Y")):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)
        # expect[3.7,3.10,3.11,3.12,3.13]: hour must be in 0..23
        # expect[3.14.0,3.14,3.15]: hour must be in 0..23, not 25
        # expect: can't compare offset-naive and offset-aware datetimes
        # expect: can't subtract offset-naive and offset-aware datetimes
        # expect[3.7,3.10,3.11,3.12,3.13]: minute must be in 0..59
        # expect[3.14.0,3.14,3.15]: minute must be in 0..59, not 60
        # expect: time data 'x' does not match format '%Y'
        # expect: unconverted data remains:  1
