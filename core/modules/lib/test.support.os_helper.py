# test.support.os_helper - files for tests: there are none, so a test that opens one is skipped.
import builtins
import contextlib
import unittest

TESTFN = TESTFN_ASCII = "@test_4242_tmp"
SAVEDCWD = "/"


def _open(file, *args, **kwargs):
    raise unittest.SkipTest("requires a file system")


builtins.open = _open


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    raise unittest.SkipTest("requires a file system")
    yield


temp_cwd = temp_dir


def unlink(filename):
    """There is nothing to remove."""


rmtree = rmdir = unlink
