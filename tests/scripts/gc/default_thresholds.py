# The thresholds of the version.
# skip-stress: a collection at each allocation comes first
import gc
print(gc.get_threshold())
# expect[3.3,3.7,3.10,3.11,3.12]: (700, 10, 10)
# expect[3.13,3.14,3.15]: (2000, 10, 10)
# expect[3.14.0]: (2000, 10, 0)
