# dir() of an instance lists what object gives to all.
class Plain:
    here = 1

class Pair(tuple):
    pass

names = dir(Plain())
print([name for name in names if name.startswith("__reduce") or "state" in name])
print("__getnewargs__" in dir(Pair()), "here" in names)
# expect[3.3,3.7,3.10]: ['__reduce__', '__reduce_ex__']
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: ['__getstate__', '__reduce__', '__reduce_ex__']
# expect: True True
