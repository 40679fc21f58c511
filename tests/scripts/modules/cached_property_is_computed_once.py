# The value lies in the instance's __dict__ afterwards.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# profiles: 3.10 3.11 3.12 3.13 3.14
from functools import cached_property
class Data:
    @cached_property
    def total(self):
        print("computing")
        return 42
d = Data()
print(d.total, d.total, d.__dict__)
# expect: computing
# expect: 42 42 {'total': 42}
del d.total
print(d.total)
# expect: computing
# expect: 42
