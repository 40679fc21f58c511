# gc.callbacks is walked by index: one that takes itself out makes the next one be skipped, and one
# that is added at the end is called, too.
# skip-stress: other collections call them, too
import gc


def leaves(phase, info):
    print("leaves", phase)
    gc.callbacks.remove(leaves)


def stays(phase, info):
    print("stays", phase)


def adds(phase, info):
    if phase == "start":
        gc.callbacks.append(stays)


gc.callbacks[:] = [leaves, stays]
gc.collect()  # expect: leaves start
# expect: stays stop
gc.callbacks[:] = [adds]
gc.collect()  # expect: stays start
# expect: stays stop
gc.callbacks.clear()
