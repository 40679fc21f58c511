# _testcapi - CPython's own tests reach into its C code through it: the parts about memory.
import _ouro


def _heap_type(known, cls):
    if not known:
        raise TypeError("heap type expected, got %r" % (cls,))
    return cls


def with_tp_del(cls):
    """Gives a class a legacy finalizer, __tp_del__: the collector leaves its instances alone."""
    return _heap_type(_ouro.add_legacy_finalizer(cls), cls)


def without_gc(cls):
    """The collector does not see the instances of a class."""
    return _heap_type(_ouro.hide_from_collector(cls), cls)


@without_gc
class ContainerNoGC:
    """Holds a value without showing it to the collector."""
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


def __getattr__(name):
    """A test that needs what is not here is skipped."""
    if name.startswith("__"):
        raise AttributeError(name)
    import unittest

    class Missing(AttributeError, unittest.SkipTest):
        pass
    raise Missing("requires _testcapi." + name)
