# All callbacks of a phase get the same dict, each phase another one.
import gc
gc.disable()
seen = []
gc.callbacks.append(lambda phase, info: seen.append(info))
gc.callbacks.append(lambda phase, info: seen.append(info))
gc.collect()
gc.callbacks.clear()
print(seen[0] is seen[1], seen[1] is seen[2], seen[2] is seen[3])  # expect: True False True
print(sorted(seen[0])[:3])
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: ['collected', 'generation', 'uncollectable']
# expect[3.15]: ['candidates', 'collected', 'duration']
