# __lt__ and __eq__ give the other comparisons.
from functools import total_ordering
@total_ordering
class Size:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n
print(Size(1) <= Size(1), Size(2) > Size(1), Size(1) >= Size(2), Size(1) != Size(2))
# expect: True True False True
try:
    @total_ordering
    class Nothing: pass
except ValueError as error:
    print(error)  # expect: must define at least one ordering operation: < > <= >=
