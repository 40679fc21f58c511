# round() looks at the exact value of a float, not at its shortest text.
print(round(2.675, 2), round(1.005, 2), round(2.5), round(3.5), round(-2.5))
# expect: 2.67 1.0 2 4 -2
print(round(0.1 + 0.2, 17), round(1234.5678, -2), round(25.0, -1), round(35.0, -1))
# expect: 0.30000000000000004 1200.0 20.0 40.0
print(round(-0.4), round(-0.4, 0), round(1.5, 400), round(1.5, -400))  # expect: 0 -0.0 1.5 0.0
