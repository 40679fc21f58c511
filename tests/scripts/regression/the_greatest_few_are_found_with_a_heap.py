# most_common(1) is max(); nlargest and nsmallest compare along a heap.
import heapq
from collections import Counter


class Told:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        print(self.value, "<", other.value)
        return self.value < other.value

    def __gt__(self, other):
        print(self.value, ">", other.value)
        return self.value > other.value


counter = Counter({"a": Told(1), "b": Told(3), "c": Told(2)})
print([name for name, _ in counter.most_common(1)])
# expect: 3 > 1
# expect: 2 > 3
# expect: ['b']
print([name for name, _ in counter.most_common(2)])
# expect: 1 < 3
# expect: 1 < 2
# expect: 2 < 3
# expect: 2 < 3
# expect: ['b', 'c']
print(heapq.nlargest(2, iter([3, 1, 4, 1, 5])), heapq.nsmallest(2, iter([3, 1, 4, 1, 5])))
# expect: [5, 4] [1, 1]
print(heapq.nsmallest(3, iter("badcfe"), key=ord), heapq.nlargest(-1, iter("ab")))
# expect: ['a', 'b', 'c'] []
for count in (1, 2, 3):
    try:
        print(Counter(a=1, b="x", c=2).most_common(count))
    except TypeError as error:
        print(error)
# expect: '>' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'str' and 'int'
