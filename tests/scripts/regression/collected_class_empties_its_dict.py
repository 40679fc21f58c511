# A class that the collector clears empties its dict, also for those who still look at it.
import gc

class Base:
    pass

class Value:
    def __del__(self):
        print("Value dies")

made = type("Made", (Base,), {"held": Value()})
view = made.__dict__
print("held" in view)  # expect: True
del made
gc.collect()           # expect: Value dies
print(len(view))       # expect: 0
