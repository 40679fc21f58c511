# Errors of the C library have their number as first argument; OSError takes no keywords.
try:
    2.0 ** 5000
except OverflowError as e:
    print(e.args, str(e), repr(e))
# expect: (34, 'Numerical result out of range') (34, 'Numerical result out of range') OverflowError(34, 'Numerical result out of range')
for kind in (OSError, FileNotFoundError):
    try:
        kind(1, errno=5)
    except TypeError as e:
        print(e)
# expect: OSError() takes no keyword arguments
# expect: FileNotFoundError() takes no keyword arguments
class Own(OSError):
    def __init__(self, *args, **named):
        self.named = named
print(Own(1, "two", three=3).named)  # expect: {'three': 3}
