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
b.friend = a            # now they form a cycle
ghost = weakref.ref(a)  # looks, holds nothing

del a                   # no name leads here now,
del b                   # yet nobody says goodbye
print("alive:", ghost() is not None)

gc.collect()            # finds the cycle
print("alive:", ghost() is not None)
`;
