import weakref

class Cat:
    def __init__(self, name):
        self.name = name

def farewell(reference):
    print("the cat has gone")

tom = Cat("Tom")
watcher = weakref.ref(tom, farewell)
print(watcher().name)

friend = tom
del tom
print(watcher().name)

del friend
print(watcher())
