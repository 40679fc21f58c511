# What has a bad __iter__ is no iterable to `in`, slices, bytes() and reduce(); the TypeError inside does not show.
# profiles: 3.7 3.10 3.11 3.12 3.13
import functools


class Bad:
    def __iter__(self): return 5


def assign():
    items = [1, 2]
    items[:1] = Bad()


for call in (lambda: 1 in Bad(), assign, lambda: bytes(Bad()), lambda: functools.reduce(max, Bad()),
             lambda: functools.reduce(max, 5)):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: argument of type 'Bad' is not iterable
# expect[3.7,3.10,3.11,3.12]: can only assign an iterable
# expect[3.13]: must assign iterable to extended slice
# expect: cannot convert 'Bad' object to bytes
# expect: reduce() arg 2 must support iteration
# expect: reduce() arg 2 must support iteration
