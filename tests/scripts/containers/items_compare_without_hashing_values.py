# Views compare as sets, but look their items up: the values need no hash.
a, b = {1: [2]}, {1: [2]}
print(a.items() == b.items(), a.items() != b.items())            # expect: True False
print(a.items() == {1: [3]}.items())                             # expect: False
print(a.items() < {1: [2], 5: []}.items(), a.items() > b.items())  # expect: True False
print({1: 2}.items() <= {(1, 3)}, {1: 2}.items() >= {(1, 2)})      # expect: False True
print(a.items().isdisjoint([(1, [2])]), a.keys().isdisjoint({7}))  # expect: False True


class Sore:
    def __eq__(self, other):
        raise ValueError("do not compare me")


try:
    {1: Sore()}.items() == {1: Sore()}.items()
except ValueError as error:
    print(error)                       # expect: do not compare me
