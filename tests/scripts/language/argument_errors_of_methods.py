class K:
    def m(self, x, y):
        pass
k = K()
calls = [lambda: k.m(), lambda: k.m(1), lambda: k.m(1, 2, 3), lambda: K.m()]
for call in calls:
    try:
        call()
    except TypeError as e:
        print(e)
# expect[3.3,3.7]: m() missing 2 required positional arguments: 'x' and 'y'
# expect[3.3,3.7]: m() missing 1 required positional argument: 'y'
# expect[3.3,3.7]: m() takes 3 positional arguments but 4 were given
# expect[3.3,3.7]: m() missing 3 required positional arguments: 'self', 'x', and 'y'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: K.m() missing 2 required positional arguments: 'x' and 'y'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: K.m() missing 1 required positional argument: 'y'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: K.m() takes 3 positional arguments but 4 were given
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: K.m() missing 3 required positional arguments: 'self', 'x', and 'y'
