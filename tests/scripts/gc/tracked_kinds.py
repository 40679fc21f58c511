# Atoms are not tracked, containers are.
# skip-stress: a collection at each allocation comes first
import gc
print([gc.is_tracked(o) for o in (1, 1.5, "a", b"b", None, True, object(), (), range(3))])
# expect: [False, False, False, False, False, False, False, False, False]
print([gc.is_tracked(o) for o in ([], set(), lambda: 0, gc, ValueError())])
# expect: [True, True, True, True, True]
class C:
    pass
class S:
    __slots__ = ("a",)
print(gc.is_tracked(C), gc.is_tracked(C()), gc.is_tracked(S()))  # expect: True True True
print(gc.is_tracked(int), gc.is_tracked(iter([])), gc.is_tracked(slice(1)))
# expect: False True True
