# A complex number holds two doubles; the collector does not look at it. Classes may derive from it.
import gc
import sys


class Point(complex):
    def __abs__(self):
        return "far"


point = Point(1, 2)
print(gc.is_tracked(1.0 + 5.0j), gc.get_referents(4j), sys.getsizeof(4j), (4j).__sizeof__())
print(point, abs(point), point + 1, type(+point).__name__, point == 1 + 2j, isinstance(point, complex))
print(Point(point).imag, {point: "here"}[1 + 2j])
point.name = "home"
print(point.name, gc.is_tracked(point))
# expect: False [] 32 32
# expect: (1+2j) far (2+2j) complex True True
# expect: 2.0 here
# expect: home True
