x = None
for i in range(20000):
    x = [x]
d = None
for i in range(20000):
    d = {"next": d}
t = ()
for i in range(20000):
    t = (t,)
del x, d, t
print("gone")                 # expect: gone
