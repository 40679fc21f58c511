# list() and dict() allocate anew; displays take what a dead one has left on the free list.
# skip-stress: a collection empties the free lists
x = list()
place = id(x)
del x
y = list()
print(id(y) == place)  # expect: False
z = []
print(id(z) == place)  # expect: True
x = dict()
place = id(x)
del x
y = dict()
print(id(y) == place)  # expect: False
z = {}
print(id(z) == place)  # expect: True
