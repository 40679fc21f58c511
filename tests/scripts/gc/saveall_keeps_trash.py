# With DEBUG_SAVEALL the trash goes to gc.garbage.
import gc
gc.set_debug(gc.DEBUG_SAVEALL)
x = []
x.append(x)
del x
gc.collect()
print(gc.garbage)  # expect: [[[...]]]
