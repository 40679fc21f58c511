# A suspended generator in a cycle is closed by the collector: its finally block runs.
import gc
gc.disable()
gc.collect()
def cycle():
    def g():
        try:
            yield me
        finally:
            print("closed")
    me = g()
    next(me)
cycle()
print("collecting")  # expect: collecting
gc.collect()
# expect[3.3]: end
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: closed
print("end")
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: end
