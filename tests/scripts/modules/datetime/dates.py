# Days of the calendar and their arithmetic.
from datetime import date, timedelta
d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.toordinal(), date.fromordinal(738945), d.year)
# expect: 2024-02-29 datetime.date(2024, 2, 29) 3 4 738945 2024-02-29 2024
print(d.replace(year=2023, day=1), d.strftime("%a %d %b %Y %j %U %%"), d.ctime(), "{:%Y/%m}".format(d))
# expect: 2023-02-01 Thu 29 Feb 2024 060 08 % Thu Feb 29 00:00:00 2024 2024/02
print(d + timedelta(1), d - timedelta(60), d - date(2023, 2, 28), d < date(2024, 3, 1), d == date(2024, 2, 29))
# expect: 2024-03-01 2023-12-31 366 days, 0:00:00 True True
print(date.min, date.max, d.isocalendar()[:], {d: 1}[date(2024, 2, 29)], d.timetuple()[:9])
# expect: 0001-01-01 9999-12-31 (2024, 9, 4) 1 (2024, 2, 29, 0, 0, 0, 3, 60, -1)
print(sorted([date(2024, 1, 2), date(2023, 1, 1)])[0], date.today() >= d)  # expect: 2023-01-01 True
for bad in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(2023, 13, 1),
            lambda: date.max + timedelta(1)):
    try:
        bad()
    except (ValueError, OverflowError) as error:
        print(error)
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: day is out of range for month
        # expect[3.14.0,3.14,3.15]: day 29 must be in range 1..28 for month 2 in year 2023
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: year 0 is out of range
        # expect[3.14.0,3.14,3.15]: year must be in 1..9999, not 0
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: month must be in 1..12
        # expect[3.14.0,3.14,3.15]: month must be in 1..12, not 13
        # expect: date value out of range
