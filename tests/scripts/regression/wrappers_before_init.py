# A staticmethod or classmethod that __init__ has not seen holds nothing, or None from 3.14 on.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14
for kind in (staticmethod, classmethod):
    print(repr(kind.__new__(kind)))
# expect[3.10,3.11,3.12,3.13]: <staticmethod(<NULL>)>
# expect[3.14.0,3.14]: <staticmethod(None)>
# expect[3.10,3.11,3.12,3.13]: <classmethod(<NULL>)>
# expect[3.14.0,3.14]: <classmethod(None)>
