# gmtime, strftime and asctime.
import time
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %b %A %B %p %I %y %U %W %w %%", time.gmtime(1e9)))
# expect: 2001-09-09 01:46:40 252 Sun Sep Sunday September AM 01 01 36 36 0 %
print(time.asctime(time.gmtime(951782400)), tuple(time.gmtime(-1)), time.gmtime(0)[0])
# expect: Tue Feb 29 00:00:00 2000 (1969, 12, 31, 23, 59, 59, 2, 365, 0) 1970
print([time.strftime("%G-%V-%u", time.gmtime(86400 * d)) for d in (0, 365, 730, 1096, 1461)])
# expect: ['1970-01-4', '1970-53-5', '1971-52-6', '1973-01-1', '1974-01-2']
