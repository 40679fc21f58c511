# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
class A:
    pass
a = A()
try:
    a.missing
except AttributeError as e:
    print(e.name, e.obj is a)  # expect: missing True
try:
    missing
except NameError as e:
    print(e.name)             # expect: missing
