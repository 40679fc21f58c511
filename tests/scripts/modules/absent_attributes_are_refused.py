# What a module lacks here says so; a name that no Python has is unknown as ever.
# oracle: off they exist there
import os
try:
    os.system
except AttributeError as error:
    print(error)  # expect: `os.system` exists in Python, but not in this sandbox.
try:
    from os import chdir
except ImportError as error:
    print(error)  # expect: `os.chdir` exists in Python, but not in this sandbox.
try:
    os.sytem
except AttributeError as error:
    print(error)  # expect: module 'os' has no attribute 'sytem'
print(hasattr(os, "fork"))  # expect: False
