# WeakSet counts as a Set, whichever is imported first, and a copy keeps its attributes.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import copy
import weakref
from collections.abc import MutableSet, Set
class Node:
    pass
class Slotted(weakref.WeakSet):
    __slots__ = ("label",)
node = Node()
items = weakref.WeakSet([node])
items.note = "kept"
twin = copy.copy(items)
print(isinstance(items, Set), isinstance(items, MutableSet), twin == items, twin.note)
# expect: True True True kept
slotted = Slotted([node])
slotted.label = "slot"
print(getattr(copy.copy(slotted), "label", None))
# expect[3.10]: None
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: slot
reference = weakref.ref(node)
print(copy.copy(reference) is reference, copy.deepcopy([reference])[0] is reference)
# expect: True True
