# Counter adds, subtracts and orders counts.
from collections import Counter
c = Counter("abracadabra")
print(c)  # expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
print(c.most_common(2), c["z"])  # expect: [('a', 5), ('b', 2)] 0
print(c + Counter("aab"))  # expect: Counter({'a': 7, 'b': 3, 'r': 2, 'c': 1, 'd': 1})
print(c - Counter("aab"))  # expect: Counter({'a': 3, 'r': 2, 'b': 1, 'c': 1, 'd': 1})
print(c & Counter("aab"), Counter(a=1) | Counter(a=3))
# expect: Counter({'a': 2, 'b': 1}) Counter({'a': 3})
c.subtract("zz")
print(c["z"], sorted(Counter(a=2, b=1).elements()))  # expect: -2 ['a', 'a', 'b']
