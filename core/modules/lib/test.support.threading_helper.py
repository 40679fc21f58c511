# test.support.threading_helper - threads for tests: none can be started.
import unittest
from test.support import _needs_thread

can_start_thread = False


def requires_working_threading(*, module=False):
    """Skips a test, or a whole module, that starts threads."""
    if module:
        raise unittest.SkipTest("requires threading support")
    return unittest.skipUnless(can_start_thread, "requires threading support")


start_threads = _needs_thread


def threading_setup():
    return 1, 0


def threading_cleanup(*original_values):
    """All threads have ended."""


def reap_threads(func):
    return func
