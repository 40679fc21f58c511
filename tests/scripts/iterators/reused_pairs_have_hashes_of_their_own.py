# zip, enumerate and items() give the same tuple again when nobody holds it: its hash is a new one.
pairs = {(1, 4), (2, 5), (3, 6)}
print([pair in pairs for pair in zip([1, 2, 3], [4, 5, 6])])   # expect: [True, True, True]
print(list(map(hash, zip("ab", "cd"))) == [hash(("a", "c")), hash(("b", "d"))])  # expect: True
print(list(map(hash, enumerate("ab"))) == [hash((0, "a")), hash((1, "b"))])      # expect: True
walk = iter({1: 2, 3: 4}.items())
print(hash(next(walk)) == hash((1, 2)), hash(next(walk)) == hash((3, 4)))        # expect: True True
