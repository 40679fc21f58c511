# Iterators of itertools, which Python copies until 3.13, are refused here, not copied wrongly.
# oracle: off Python copies them until 3.13
import copy
import itertools
for made in (itertools.count(3), itertools.cycle("ab")):
    try:
        print(copy.copy(made))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect[3.14.0,3.14,3.15]: TypeError cannot pickle 'itertools.count' object
# expect[3.14.0,3.14,3.15]: TypeError cannot pickle 'itertools.cycle' object
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: ValueError copies of count objects exist in Python, but not in this subset
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: ValueError copies of cycle objects exist in Python, but not in this subset
