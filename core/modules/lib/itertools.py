# itertools - iterators made of iterators. All are made in C++.
from operator import index as _index
from sys import version_info as _version
from _itertools import *
from _itertools import _tee

if _version < (3, 12):
    del batched
if _version < (3, 10):
    del pairwise


def tee(iterable, n=2):
    n = _index(n)
    """Returns n independent iterators over the same items."""
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    first = _tee(iterable)
    return (first,) + tuple([_tee(first) for _ in range(n - 1)])
