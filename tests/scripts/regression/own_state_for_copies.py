# A copy asks __reduce__, __getstate__ and __getnewargs_ex__ of the program.
import copy

class ByReduce:
    def __reduce__(self):
        return int, ("7",)

class ByState:
    def __getstate__(self):
        return "kept"
    def __setstate__(self, state):
        self.state = state

class ByArguments:
    def __new__(cls, a, *, b):
        print("new", a, b)
        return object.__new__(cls)
    def __getnewargs_ex__(self):
        return (1,), {"b": 2}

class Wrong:
    def __getnewargs__(self):
        return 5

print(copy.copy(ByReduce()), ByReduce().__reduce_ex__(4)[1])
print(copy.copy(ByState()).state)
copy.copy(ByArguments(0, b=0))
try:
    copy.copy(Wrong())
except TypeError as error:
    print(error)
print(hasattr(object, "__getstate__"))
# expect: 7 ('7',)
# expect: kept
# expect: new 0 0
# expect: new 1 2
# expect: __getnewargs__ should return a tuple, not 'int'
# expect[3.3,3.7,3.10]: False
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: True
