# Words of library functions that are given something of the wrong kind.
# profiles: 3.10 3.11 3.12 3.13 3.14
import bisect
import itertools
import json
import operator
import textwrap

for call in (lambda: bisect.bisect([1], 1, None), lambda: bisect.bisect([1], 1, 0, "a"),
             lambda: bisect.insort(5, 1), lambda: itertools.tee([], "a"),
             lambda: json.dumps(5, indent={}), lambda: json.dumps([1], indent=(1,)),
             lambda: operator.countOf(5, 1), lambda: bisect.bisect([1], 1, -1)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)
# expect: 'NoneType' object cannot be interpreted as an integer
# expect: argument should be integer or None, not 'str'
# expect: object of type 'int' has no len()
# expect: 'str' object cannot be interpreted as an integer
# expect: can't multiply sequence by non-int of type 'dict'
# expect: can't multiply sequence by non-int of type 'tuple'
# expect: argument of type 'int' is not iterable
# expect: lo must be non-negative
print(bisect.bisect_left([1, 2], 1, True), json.dumps([1], indent=0))
# expect: 1 [
# expect: 1
# expect: ]
