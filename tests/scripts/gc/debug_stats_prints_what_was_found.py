# DEBUG_STATS prints the generation and the result.
import gc
gc.collect()
gc.disable()
x = []
x.append(x)
del x
gc.set_debug(gc.DEBUG_STATS)
gc.collect()
gc.set_debug(0)
# expect-stderr: gc: collecting generation 2...
