class A:
    pass
a = A()
a.x = 1
l = [1, 2, 3]
d = {"k": 1}
n = 5
del a.x, l[0], d["k"], n
print(hasattr(a, "x"), l, d)  # expect: False [2, 3] {}
try:
    n
except NameError as e:
    print(e)                  # expect: name 'n' is not defined
