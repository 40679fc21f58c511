# Each function in gc.callbacks is called before and after a collection.
import gc
gc.collect()
gc.disable()
def heard(phase, info):
    print(phase, info["generation"], info["collected"], info["uncollectable"])
x = []
x.append(x)
del x
gc.callbacks.append(heard)
gc.collect()  # expect: start 2 0 0
# expect: stop 2 1 0
gc.collect(0)  # expect: start 0 0 0
# expect: stop 0 0 0
gc.callbacks.remove(heard)
gc.collect()
print("end")  # expect: end
