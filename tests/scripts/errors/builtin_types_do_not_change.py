# Builtin types do not change.
def try_(do):
    try:
        do()
    except (TypeError, AttributeError) as e:
        print(e)
        # expect[3.3,3.7]: can't set attributes of built-in/extension type 'int'
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: cannot set 'x' attribute of immutable type 'int'
        # expect[3.3,3.7]: can't set attributes of built-in/extension type 'list'
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: cannot set '__name__' attribute of immutable type 'list'
        # expect[3.3,3.7]: can't set attributes of built-in/extension type 'int'
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: cannot set '__add__' attribute of immutable type 'int'
        # expect: can't apply this __setattr__ to type object
        # expect[3.3,3.7]: can't delete A.__name__
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: cannot delete '__name__' attribute of immutable type 'A'
        # expect[3.15]: cannot delete '__name__' attribute of type 'A'
        # expect[3.3,3.7,3.10,3.11]: readonly attribute
        # expect[3.12,3.13,3.14.0,3.14,3.15]: attribute '__mro__' of 'type' objects is not writable
try_(lambda: setattr(int, "x", 1))
try_(lambda: setattr(list, "__name__", "x"))
try_(lambda: delattr(int, "__add__"))
try_(lambda: object.__setattr__(int, "x", 5))
class A: pass
try_(lambda: delattr(A, "__name__"))
try_(lambda: setattr(A, "__mro__", ()))
