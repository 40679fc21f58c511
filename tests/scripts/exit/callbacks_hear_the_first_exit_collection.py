# gc.callbacks hear of the first collection at exit, not of the last one.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
gc.callbacks.append(lambda phase, info: print(phase, info["generation"]))
print("end")  # expect: end
# expect: start 2
# expect: stop 2
