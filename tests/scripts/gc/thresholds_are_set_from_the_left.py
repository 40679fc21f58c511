# set_threshold() leaves the thresholds that it is not given.
# skip-stress: a collection at each allocation comes first
import gc
before = gc.get_threshold()
gc.set_threshold(100)
print(gc.get_threshold()[0], gc.get_threshold()[1] == before[1])  # expect: 100 True
gc.set_threshold(50, 5)
print(gc.get_threshold()[:2])  # expect: (50, 5)
try:
    gc.set_threshold()
except TypeError as error:
    print(error)
# expect[3.3,3.7,3.10,3.11,3.12]: set_threshold() takes at least 1 argument (0 given)
# expect[3.13,3.14.0,3.14,3.15]: gc.set_threshold requires 1 to 3 arguments
