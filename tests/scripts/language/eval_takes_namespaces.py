x = 1
print(eval("x + 1"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}))  # expect: 2 5 3
print(eval(" 2 * 3 "), eval(b"4"))  # expect: 6 4
