# A set is looked for as a frozenset.
s = {frozenset([1]), frozenset([2])}
print({1} in s, {3} in s)  # expect: True False
s.discard({1})
print(len(s))  # expect: 1
s.remove({2})
print(s)  # expect: set()
try:
    s.remove({1})
except KeyError as e:
    print("KeyError", e)  # expect: KeyError {1}
