# make_dataclass() names the module that calls it.
from dataclasses import make_dataclass

Made = make_dataclass("Made", ["a"])
print(Made.__module__, Made(1))
# expect[3.3,3.7,3.10,3.11]: types Made(a=1)
# expect[3.12,3.13,3.14.0,3.14,3.15]: __main__ Made(a=1)
