# A class refers weakly to its subclasses through a list that the collector is not shown: the list
# and its weak references are no part of the garbage that the classes are.
import gc
gc.disable()
def make():
    class Base:
        __slots__ = ()
    class Derived(Base):
        __slots__ = ()
make()
gc.collect()
class P:
    pass
class Q(P):
    pass
print([type(o).__name__ for o in gc.get_referents(P)])
# expect: ['dict', 'tuple', 'tuple', 'type']
before = gc.collect()
make()
print(gc.collect() - before)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: 6
# expect[3.14.0]: 7
# expect[3.14,3.15]: 8
