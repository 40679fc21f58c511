# test.support - what CPython's own tests ask of their surroundings, as far as it can be had here.
#
# The machine is one process without threads, files or other processes. A test that needs one of
# these is skipped with the reason that CPython's runner gives on a platform without it.
import contextlib
import gc
import sys
import threading
import types
import unittest
from unittest import SkipTest as _SkipTest

verbose = 1
use_resources = None
failfast = False
match_tests = None
Py_DEBUG = False
Py_GIL_DISABLED = False
Py_TRACE_REFS = False
is_jython = is_android = is_apple = is_emscripten = is_wasi = False
has_fork_support = has_subprocess_support = has_socket_support = False
max_memuse = 0
MAX_Py_ssize_t = sys.maxsize
LOOPBACK_TIMEOUT = SHORT_TIMEOUT = LONG_TIMEOUT = 10.0


class ResourceDenied(_SkipTest):
    """A test wants a resource that is not enabled."""


def _needs_thread(*args, **kwargs):
    raise _SkipTest("requires threading support")


def _needs_process(*args, **kwargs):
    raise _SkipTest("requires subprocess support")


# Older tests start threads and processes without asking first whether they can.
threading.Thread.start = _needs_thread
_subprocess = types.ModuleType("subprocess")
_subprocess.PIPE, _subprocess.STDOUT, _subprocess.DEVNULL = -1, -2, -3
_subprocess.Popen = _subprocess.run = _subprocess.call = _needs_process
_subprocess.check_call = _subprocess.check_output = _needs_process
sys.modules["subprocess"] = _subprocess
sys.executable = ""


class _ALWAYS_EQ:
    """Equal to anything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NEVER_EQ:
    """Equal to nothing."""

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


ALWAYS_EQ, NEVER_EQ = _ALWAYS_EQ(), _NEVER_EQ()


def gc_collect():
    """Collects until nothing more is found, also what finalizers have let go of."""
    for i in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    """The collector does not begin of its own accord in this block."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextlib.contextmanager
def gc_threshold(*args):
    """Other thresholds in this block."""
    old = gc.get_threshold()
    gc.set_threshold(*args)
    try:
        yield
    finally:
        gc.set_threshold(*old)


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    """Nothing is made immortal while it runs: that is so in every build with a GIL."""
    yield


def _unchanged(item):
    return item


cpython_only = no_tracing = refcount_test = requires_type_collecting = _unchanged


def impl_detail(msg=None, **guards):
    """Skips a test that is about another implementation."""
    default = True not in guards.values()
    if guards.get("cpython", default):
        return _unchanged
    return unittest.skip(msg or "implementation detail not available on cpython")


def check_impl_detail(**guards):
    return guards.get("cpython", True not in guards.values())


def requires_subprocess():
    return unittest.skipUnless(has_subprocess_support, "requires subprocess support")


def requires_fork():
    return unittest.skipUnless(has_fork_support, "requires working os.fork()")


def requires_gil_enabled(msg="needs the GIL enabled"):
    return unittest.skipIf(Py_GIL_DISABLED, msg)


def requires_resource(resource):
    return _unchanged


def is_resource_enabled(resource):
    return use_resources is None or resource in use_resources


def requires(resource, msg=None):
    if not is_resource_enabled(resource):
        raise ResourceDenied(msg or "Use of the %r resource not enabled" % resource)


def bigmemtest(size, memuse, dry_run=True):
    return unittest.skip("not enough memory in this sandbox")


def built_with_c_assertions():
    return False


def check_sanitizer(*, address=False, memory=False, ub=False, thread=False):
    return False


def skip_if_sanitizer(reason=None, **kinds):
    return _unchanged


def skip_on_s390x(item):
    return item


skip_emscripten_stack_overflow = skip_wasi_stack_overflow = lambda: _unchanged
nomemtest = requires_limited_api = _unchanged


def late_deletion(obj):
    """Keeps an object until the interpreter ends."""
    _late.append(obj)


_late = []


def setswitchinterval(interval):
    """There is but one thread, which nobody switches to another."""


def strip_python_stderr(stderr):
    return stderr.strip()


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    """Another value of an attribute in this block."""
    had = hasattr(obj, attr)
    old = getattr(obj, attr, None)
    setattr(obj, attr, new_val)
    try:
        yield old
    finally:
        if had:
            setattr(obj, attr, old)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    """Another value of an item in this block."""
    had = item in obj
    old = obj[item] if had else None
    obj[item] = new_val
    try:
        yield old
    finally:
        if had:
            obj[item] = old
        else:
            obj.pop(item, None)


@contextlib.contextmanager
def captured_output(name):
    """What is written to a stream of sys in this block."""
    from io import StringIO
    old = getattr(sys, name)
    setattr(sys, name, StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, old)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


class catch_unraisable_exception:
    """Keeps in `unraisable` what sys.unraisablehook is called with in this block."""

    def __enter__(self):
        self.unraisable = None
        self._old_hook = sys.unraisablehook
        sys.unraisablehook = self._keep
        return self

    def _keep(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._old_hook
        del self.unraisable


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    """Checks that a statement cannot be compiled."""
    with testcase.assertRaisesRegex(SyntaxError, errtext):
        compile(statement, "<test string>", "exec")


def check_free_after_iterating(test, iter, cls, args=()):
    """Checks that an iterator lets go of what it walks over when it ends."""
    done = []

    class Walked(cls):
        def __del__(self):
            done.append(True)
            try:
                next(walk)
            except StopIteration:
                pass

    walk = iter(Walked(*args))
    test.assertRaises(StopIteration, next, walk)
    gc_collect()
    test.assertTrue(done)


def run_unittest(*classes):
    """Runs the tests of classes, modules (or their names) and suites."""
    suite = unittest.TestSuite()
    loader = unittest.defaultTestLoader
    for cls in classes:
        if isinstance(cls, str):
            suite.addTest(loader.loadTestsFromModule(sys.modules[cls]))
        elif isinstance(cls, (unittest.TestSuite, unittest.TestCase)):
            suite.addTest(cls)
        else:
            suite.addTest(loader.loadTestsFromTestCase(cls))
    runner = unittest.TextTestRunner(sys.stdout, verbosity=2, failfast=failfast)
    if not runner.run(suite).wasSuccessful():
        raise TestFailed("tests have failed")


class TestFailed(Exception):
    """run_unittest raises it when a test has failed."""


def run_doctest(module, verbosity=None, optionflags=0):
    """Reports the examples of a module as skipped."""
    import doctest
    run_unittest(doctest.DocTestSuite(module))
    return 0, 0


if sys.version_info < (3, 10):
    from test.support.import_helper import import_fresh_module, import_module
    from test.support.os_helper import TESTFN, rmtree, temp_cwd, temp_dir, unlink
    from test.support.threading_helper import start_threads, threading_cleanup, threading_setup
    from test.support.warnings_helper import check_warnings
