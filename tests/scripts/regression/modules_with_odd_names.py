import types
module = types.ModuleType("first")
module.__name__ = 5
try:
    module.missing
except AttributeError as error:
    print(error)       # expect: module has no attribute 'missing'
del module.__name__
try:
    module.missing
except AttributeError as error:
    print(error)       # expect: module has no attribute 'missing'
repr(module)
