# defaultdict(int) counts; a lambda may be the factory.
from collections import defaultdict
count = defaultdict(int)
for letter in "abca":
    count[letter] += 1
print(dict(count))  # expect: {'a': 2, 'b': 1, 'c': 1}
deep = defaultdict(lambda: defaultdict(int))
deep["x"]["y"] += 5
print(deep["x"]["y"], deep.copy() == deep, type(deep.copy()).__name__)
# expect: 5 True defaultdict
