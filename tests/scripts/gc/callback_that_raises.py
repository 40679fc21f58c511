# An exception in a callback is reported, and the collection goes on.
import gc
gc.disable()
def bad(phase, info):
    raise ValueError(phase)
gc.callbacks.append(bad)
print(gc.collect() >= 0)  # expect: True
gc.callbacks.clear()
# expect-stderr: ValueError: start
# expect-stderr: ValueError: stop
