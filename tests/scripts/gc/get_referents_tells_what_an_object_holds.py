# gc.get_referents() gives the direct references, lists from their end.
# skip-stress: a collection at each allocation comes first
import gc
a, b = [1], [2]
print(gc.get_referents([a, b]))  # expect: [[2], [1]]
print(gc.get_referents((a, b)) in ([a, b], [b, a]))  # expect: True
print(gc.get_referents(5, "text"))  # expect: []
print(gc.get_referents({"k": a}) == [a] or a in gc.get_referents({"k": a}))  # expect: True
