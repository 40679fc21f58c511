# Subclasses are listed while they live.
import gc
class A: pass
class B(A): pass
class C(A): pass
print([c.__name__ for c in A.__subclasses__()])  # expect: ['B', 'C']
del B
gc.collect()
print([c.__name__ for c in A.__subclasses__()])  # expect: ['C']
