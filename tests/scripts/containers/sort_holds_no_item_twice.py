# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# While items are compared, a sort holds each of them once, and each key once.
import sys
class A:
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        seen.add((sys.getrefcount(self), sys.getrefcount(other)))
        return self.value < other.value
for count in 3, 70:
    for how in range(4):
        seen = set()
        items = [A(i * 37 % 64) for i in range(count)]
        if how == 0:
            items.sort()
        elif how == 1:
            items.sort(key=lambda a: a)
        elif how == 2:
            items.sort(key=lambda a: A(a.value), reverse=True)
        else:
            items = [(a, 1) for a in items]
            items.sort()
        print(count, how, sorted(seen))
# expect[3.7,3.10,3.11,3.12,3.13]: 3 0 [(3, 3)]
# expect[3.14.0,3.14,3.15]: 3 0 [(2, 2)]
# expect[3.7,3.10,3.11,3.12,3.13]: 3 1 [(4, 4)]
# expect[3.14.0,3.14,3.15]: 3 1 [(3, 3)]
# expect[3.7,3.10,3.11,3.12,3.13]: 3 2 [(3, 3)]
# expect[3.14.0,3.14,3.15]: 3 2 [(2, 2)]
# expect[3.7,3.10,3.11,3.12,3.13]: 3 3 [(3, 3)]
# expect[3.14.0,3.14,3.15]: 3 3 [(2, 2)]
# expect[3.7,3.10,3.11,3.12,3.13]: 70 0 [(3, 3)]
# expect[3.14.0,3.14,3.15]: 70 0 [(2, 2)]
# expect[3.7,3.10,3.11,3.12,3.13]: 70 1 [(4, 4)]
# expect[3.14.0,3.14,3.15]: 70 1 [(3, 3)]
# expect[3.7,3.10,3.11,3.12,3.13]: 70 2 [(3, 3)]
# expect[3.14.0,3.14,3.15]: 70 2 [(2, 2)]
# expect[3.7,3.10,3.11,3.12,3.13]: 70 3 [(3, 3)]
# expect[3.14.0,3.14,3.15]: 70 3 [(2, 2)]
