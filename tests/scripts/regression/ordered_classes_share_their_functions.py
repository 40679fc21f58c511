# total_ordering gives all classes the same functions: none dies with a class.
import functools


def make():
    @functools.total_ordering
    class Ordered:
        def __lt__(self, other):
            return NotImplemented if other == 5 else True
    return Ordered


first, second = make(), make()
print(first.__ge__ is second.__ge__, first.__ge__.__name__, first.__ge__.__closure__)
# expect: True __ge__ None
print(first() > first(), first() <= first(), first().__ge__(5))
# expect: False True NotImplemented
