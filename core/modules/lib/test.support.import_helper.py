# test.support.import_helper - imports for tests: what is missing skips them.
import importlib
import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    """Imports a module; a test that needs one which does not exist is skipped."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error))


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """Imports a module again, or None when it needs one of those that are blocked."""
    if blocked:
        return None
    sys.modules.pop(name, None)
    return import_module(name)
