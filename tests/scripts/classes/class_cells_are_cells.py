# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
for odd in (None, 5, "cell"):
    try:
        type("A", (), {"__classcell__": odd})
    except TypeError as error:
        print(error)
# expect: __classcell__ must be a nonlocal cell, not <class 'NoneType'>
# expect: __classcell__ must be a nonlocal cell, not <class 'int'>
# expect: __classcell__ must be a nonlocal cell, not <class 'str'>
class Lost(type):
    def __new__(meta, name, bases, namespace):
        namespace.pop("__classcell__")
        return super().__new__(meta, name, bases, namespace)
try:
    class A(metaclass=Lost):
        def method(self): return __class__
    print("filled late")
except RuntimeError as error:
    print(error)
# expect[3.7]: filled late
# expect-stderr[3.7]: tests/scripts/classes/class_cells_are_cells.py:15: DeprecationWarning: __class__ not set defining 'A' as <class '__main__.A'>. Was __classcell__ propagated to type.__new__?
# expect-stderr[3.7]:   class A(metaclass=Lost):
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: __class__ not set defining 'A' as <class '__main__.A'>. Was __classcell__ propagated to type.__new__?
class Twice(type):
    def __new__(meta, name, bases, namespace):
        made = super().__new__(meta, name, bases, namespace)
        type("Other", (), namespace)
        return made
try:
    class A(metaclass=Twice):
        def method(self): return __class__
except TypeError as error:
    print(error)
# expect: __class__ set to <class '__main__.A'> defining 'A' as <class '__main__.A'>
