# Arithmetic gives plain floats; the class's own methods are used where it has them.
class Degrees(float):
    def __str__(self): return "%g degrees" % self
print(Degrees(2.5) + 1, type(Degrees(2.5) + 1), Degrees("1.5") == 1.5)
# expect: 3.5 <class 'float'> True
print(str(Degrees(20)), repr(Degrees(20)), "%s" % Degrees(1), format(Degrees(1.25), ".1f"))
# expect: 20 degrees 20.0 1 degrees 1.2
print(type(Degrees.fromhex("0x1p3")), Degrees(2).is_integer(), type(Degrees(2.5).real))
# expect: <class '__main__.Degrees'> True <class 'float'>
print(type(float(Degrees(1))), hash(Degrees(0.5)) == hash(0.5))  # expect: <class 'float'> True
