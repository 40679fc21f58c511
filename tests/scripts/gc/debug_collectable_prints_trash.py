# DEBUG_COLLECTABLE names each object that is about to go.
import gc
gc.collect()
gc.disable()
gc.set_debug(gc.DEBUG_COLLECTABLE)
x = []
x.append(x)
del x
gc.collect()
gc.set_debug(0)
# expect-stderr: gc: collectable <list 0x...>
