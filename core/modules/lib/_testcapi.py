# _testcapi - CPython's own tests reach into its C code through it; up to 3.12 they skip with these.
import sys
import unittest

if sys.version_info >= (3, 13):
    raise ModuleNotFoundError("`_testcapi` exists in Python, but not in this sandbox.",
                              name="_testcapi")


def _skipping(name):
    def decorator(cls):
        class Skipped:
            def __new__(cls, *args, **kwargs):
                raise unittest.SkipTest("requires _testcapi." + name)
        return Skipped
    return decorator


with_tp_del = _skipping("with_tp_del")
without_gc = _skipping("without_gc")


def create_cfunction():
    raise unittest.SkipTest("requires _testcapi.create_cfunction")
