# Positions, names, attributes and items in the fields of str.format.
class P:
    x = 3
    d = {"k": [1, 2, 3]}
print("{!r} {!s} {!a}".format("a", "b", "é"), "{0!r:>5}".format("a"), "{a}".format_map({"a": 1}))
# expect: 'a' b '\xe9'   'a' 1
