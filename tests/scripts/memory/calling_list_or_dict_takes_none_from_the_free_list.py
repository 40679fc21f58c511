# list() and dict() allocate anew; displays take what a dead one has left on the free list.
# skip-stress: a collection empties the free lists
x = list()
place = id(x)
del x
y = list()
z = []
print(id(y) == place, id(z) == place)  # expect: False True
x = dict()
place = id(x)
del x
y = dict()
z = {}
print(id(y) == place, id(z) == place)  # expect: False True
