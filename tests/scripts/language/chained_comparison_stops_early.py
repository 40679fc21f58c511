def v(x):
    print("value", x)
    return x
print(v(1) < v(0) < v(5))
print(1 < 2 < 3, 3 > 2 >= 2)
# expect: value 1
# expect: value 0
# expect: False
# expect: True True
