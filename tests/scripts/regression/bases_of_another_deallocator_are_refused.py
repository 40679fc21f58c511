# Bases that the collector tracks and others have different deallocators; that is said first.
# profiles: 3.3 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14
class Plain: pass


class Other: pass


class Derived(Other): pass


for change in (lambda: setattr(Plain, "__bases__", (Other,)), lambda: setattr(Derived, "__bases__", (OSError,))):
    try:
        change()
    except TypeError as error:
        print(error)
# expect: __bases__ assignment: 'Other' deallocator differs from 'object'
# expect: __bases__ assignment: 'OSError' object layout differs from 'Other'
Derived.__bases__ = (Plain,)
print(Derived.__mro__[1].__name__)    # expect: Plain
