# List methods in all forms.
l = [3, 1, 2]
l.append(4)
l.extend("ab")
l.insert(-1, "x")
l.insert(100, "end")
print(l, l.index("a"), l.index("b", -3), l.count(1))
# expect: [3, 1, 2, 4, 'a', 'x', 'b', 'end'] 4 6 1
print(l.pop(), l.pop(0), l.pop(-2), l)  # expect: end 3 x [1, 2, 4, 'a', 'b']
l.remove("a")
l.reverse()
print(l, l.copy() == l, l.copy() is l)  # expect: ['b', 4, 2, 1] True False
l.clear()
print(l)  # expect: []
