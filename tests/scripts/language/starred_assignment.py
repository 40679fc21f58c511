a, *b = 1, 2, 3
*c, d = "xyz"
e, (f, *g), h = 1, (2, 3, 4), 5
print(a, b, c, d, e, f, g, h)  # expect: 1 [2, 3] ['x', 'y'] z 1 2 [3, 4] 5
