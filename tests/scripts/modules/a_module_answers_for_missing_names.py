# profiles: 3.7 3.10 3.11 3.12 3.13 3.14 3.15
# A function __getattr__ in a module is asked for what the module lacks.
import sys
import types

colours = types.ModuleType("colours")
colours.red = 1


def ask(name):
    if name == "blue":
        return 2
    raise AttributeError("no colour " + name)


colours.__getattr__ = ask
print(colours.red, colours.blue)  # expect: 1 2
print(hasattr(colours, "green"), getattr(colours, "green", 3))  # expect: False 3
try:
    colours.green
except AttributeError as error:
    print(error)  # expect: no colour green
del colours.__getattr__
try:
    colours.blue
except AttributeError as error:
    print(error)  # expect: module 'colours' has no attribute 'blue'
colours.__getattr__ = lambda name: [name]
print(colours.any, sys.getrefcount(colours.any))  # expect: ['any'] 1
