# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# A name that the module's __getattr__ does not know cannot be imported; other errors go on.
import sys, types
def answer(name):
    if name == "known":
        return 5
    if name == "bad":
        raise KeyError(name)
    raise AttributeError("nothing called " + name)
mod = types.ModuleType("mod")
mod.__getattr__ = answer
sys.modules["mod"] = mod
from mod import known
print(known)
try:
    from mod import unknown
except ImportError as error:
    print(error, error.name, error.__context__)
try:
    from mod import bad
except KeyError as error:
    print("KeyError", error)
class Answers:
    here = 3
    def __getattr__(self, name):
        raise AttributeError(name)
sys.modules["answers"] = Answers()
from answers import here
print(here)
try:
    from answers import there
except ImportError as error:
    print(error)
# expect: 5
# expect: cannot import name 'unknown' from 'mod' (unknown location) mod None
# expect: KeyError 'bad'
# expect: 3
# expect: cannot import name 'there' from '<unknown module name>' (unknown location)
