# The tuple of an exception's arguments is older than the exception; from 3.14 on it is younger when
# the exception is a builtin one without parts of its own.
import gc

class Own(ValueError):
    pass

gc.disable()
for kind in (ValueError, KeyError, OSError, StopIteration, MemoryError, Own):
    made = kind([])
    everything = gc.get_objects()
    first = [each for each in everything if each is made or each is made.args][0]
    print(kind.__name__, type(first).__name__)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: ValueError tuple
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: KeyError tuple
# expect[3.14.0,3.14,3.15]: ValueError ValueError
# expect[3.14.0,3.14,3.15]: KeyError KeyError
# expect: OSError tuple
# expect: StopIteration tuple
# expect: MemoryError tuple
# expect: Own tuple
