# Zip map filter enumerate.
print(list(zip([1, 2], "abc")), list(zip()), list(map(lambda a, b: a + b, [1, 2], (3, 4, 5))))
# expect: [(1, 'a'), (2, 'b')] [] [4, 6]
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])))
# expect: [1, 'a'] [2, 3]
print(list(enumerate("ab", 5)), list(enumerate([1], start=10 ** 20)), next(iter(zip([1], [2]))))
# expect: [(5, 'a'), (6, 'b')] [(100000000000000000000, 1)] (1, 2)
z = zip([1], [2])
print(iter(z) is z, list(z), list(z))  # expect: True [(1, 2)] []
