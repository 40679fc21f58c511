# The instance comes before the kept arguments.
from functools import partialmethod
class Cell:
    def set(self, value, times=1):
        return (value, times)
    on = partialmethod(set, True)
    twice = partialmethod(set, times=2)
print(Cell().on(), Cell().twice(5))  # expect: (True, 1) (5, 2)
