# The size alone is looked at; from 3.8 on the keys, too.
d = {1: 2, 3: 4, 5: 6}
i = iter(d)
next(i)
d[9] = 1
for n in range(2):
    try:
        next(i)
    except Exception as e:
        print(type(e).__name__, e)
        # expect: RuntimeError dictionary changed size during iteration
        # expect: RuntimeError dictionary changed size during iteration
e = {1: 2, 3: 4}
for k in e:
    e[k] = 0
print(e)  # expect: {1: 0, 3: 0}
