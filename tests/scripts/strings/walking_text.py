# Text gives its characters one by one, in both directions.
print(list("héllo"), list(reversed("abc")), sorted("hello"), min("hello"), max("hello"))
# expect: ['h', 'é', 'l', 'l', 'o'] ['c', 'b', 'a'] ['e', 'h', 'l', 'l', 'o'] e o
a, *rest = "wxyz"
print(a, rest, "b" in "abc", "" in "abc")  # expect: w ['x', 'y', 'z'] True True
