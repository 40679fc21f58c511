# The debug flags are numbers; LEAK is most of them.
# skip-stress: a collection at each allocation comes first
import gc
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
# expect: 1 2 4 32 38
gc.set_debug(gc.DEBUG_LEAK)
print(gc.get_debug())  # expect: 38
gc.set_debug(0)
