// first_program.ts - what a visitor of the site finds in the sandbox.

export const kFirstProgram = `import gc
import weakref

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("goodbye", self.name)

a = Node("a")
b = Node("b")
a.friend = b
b.friend = a            # each holds the other: a cycle
ghost = weakref.ref(a)  # looks, but does not hold

del a                   # no name leads here any more,
del b                   # yet both counts are still 1
print("still there:", ghost())

print("found:", gc.collect())
print("now:", ghost())
`;
