# A WeakSet forgets items that die.
import weakref
class C:
    def __init__(self, n):
        self.n = n
items = [C(i) for i in range(4)]
s = weakref.WeakSet(items)
t = weakref.WeakSet(items[2:])
print(len(s), items[0] in s, 5 in s, t <= s, s == t, len(s & t), len(s - t), len(s | t), len(s ^ t))
# expect: 4 True False True False 2 2 4 2
del items[0]
print(len(s), sorted(o.n for o in s))
# expect: 3 [1, 2, 3]
s.discard(items[0])
s.add(C(9))
print(sorted(o.n for o in s))
# expect: [2, 3]
items.clear()
print(len(s), len(t))
# expect: 0 0
try:
    s.pop()
except KeyError as error:
    print(error)
# expect: 'pop from empty WeakSet'
