# An element that is no pair: from 3.14 on a note says which one.
try:
    dict([(1, 2), 3])
except TypeError as error:
    print(error, getattr(error, "__notes__", None))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: cannot convert dictionary update sequence element #1 to a sequence None
# expect[3.14.0,3.14,3.15]: object is not iterable ['Cannot convert dictionary update sequence element #1 to a sequence']
