# unittest.suite - several tests as one, and what runs before and after those of a class or module.
import sys
from unittest.case import SkipTest, doModuleCleanups
from unittest.util import strclass

__unittest = True


class BaseTestSuite:
    """Several tests as one, without anything that is set up for a class or a module."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return "<%s tests=%s>" % (strclass(self.__class__), list(self))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError("{} is not callable".format(repr(test)))
        if isinstance(test, type) and _is_case_or_suite(test):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to "
                            "addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._drop(index)
        return result

    def _drop(self, index):
        # What a test holds goes with it.
        if not self._cleanup:
            return
        test = self._tests[index]
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


def _is_case_or_suite(cls):
    from unittest.case import TestCase
    return issubclass(cls, (TestCase, TestSuite))


class TestSuite(BaseTestSuite):
    """Several tests as one; setUpClass, setUpModule and their opposites run around theirs."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not hasattr(test, "__iter__"):
                self._enter(test, result)
                result._previousTestClass = test.__class__
                if (getattr(test.__class__, "_classSetupFailed", False)
                        or getattr(result, "_moduleSetUpFailed", False)):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            self._drop(index)
        if outermost:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _enter(self, test, result):
        self._leave_class(test, result)
        self._enter_module(test, result)
        self._enter_class(test, result)

    def _enter_class(self, test, result):
        cls = test.__class__
        if (cls == result._previousTestClass or getattr(result, "_moduleSetUpFailed", False)
                or getattr(cls, "__unittest_skip__", False)):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass  # a test may be made of a builtin type
        set_up = getattr(cls, "setUpClass", None)
        if set_up is None:
            return
        _redirect(result)
        try:
            try:
                set_up()
            except Exception as error:
                if isinstance(result, _DebugResult):
                    raise
                cls._classSetupFailed = True
                _add_error(result, error, "setUpClass", strclass(cls))
            if cls.__dict__.get("_classSetupFailed"):
                _clean_class(cls, result, "setUpClass")
        finally:
            _restore(result)

    def _leave_class(self, test, result):
        cls = result._previousTestClass
        if (cls is None or (test is not None and test.__class__ == cls)
                or getattr(cls, "_classSetupFailed", False)
                or getattr(result, "_moduleSetUpFailed", False)
                or getattr(cls, "__unittest_skip__", False)):
            return
        tear_down = getattr(cls, "tearDownClass", None)
        _redirect(result)
        try:
            if tear_down is not None:
                try:
                    tear_down()
                except Exception as error:
                    if isinstance(result, _DebugResult):
                        raise
                    _add_error(result, error, "tearDownClass", strclass(cls))
            _clean_class(cls, result, "tearDownClass")
        finally:
            _restore(result)

    def _enter_module(self, test, result):
        name = test.__class__.__module__
        previous = result._previousTestClass
        if previous is not None and previous.__module__ == name:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(name), "setUpModule", None)
        if set_up is None:
            return
        _redirect(result)
        try:
            try:
                set_up()
            except Exception as error:
                if isinstance(result, _DebugResult):
                    raise
                result._moduleSetUpFailed = True
                _add_error(result, error, "setUpModule", name)
            if result._moduleSetUpFailed:
                self._clean_module(result, "setUpModule", name)
        finally:
            _restore(result)

    def _leave_module(self, result):
        previous = result._previousTestClass
        if previous is None or getattr(result, "_moduleSetUpFailed", False):
            return
        name = previous.__module__
        if name not in sys.modules:
            return
        tear_down = getattr(sys.modules[name], "tearDownModule", None)
        _redirect(result)
        try:
            if tear_down is not None:
                try:
                    tear_down()
                except Exception as error:
                    if isinstance(result, _DebugResult):
                        raise
                    _add_error(result, error, "tearDownModule", name)
            self._clean_module(result, "tearDownModule", name)
        finally:
            _restore(result)

    def _clean_module(self, result, method, name):
        try:
            doModuleCleanups()
        except Exception as error:
            if isinstance(result, _DebugResult):
                raise
            _add_error(result, error, method, name)


def _clean_class(cls, result, method):
    clean = getattr(cls, "doClassCleanups", None)
    if clean is None:
        return
    clean()
    for info in cls.tearDown_exceptions:
        if isinstance(result, _DebugResult):
            raise info[1]
        _add_error(result, info[1], method, strclass(cls))


def _add_error(result, error, method, parent):
    holder = _ErrorHolder("%s (%s)" % (method, parent))
    if isinstance(error, SkipTest):
        result.addSkip(holder, str(error))
    else:
        result.addError(holder, (type(error), error, error.__traceback__))


def _redirect(result):
    getattr(result, "_setupStdout", lambda: None)()


def _restore(result):
    getattr(result, "_restoreStdout", lambda: None)()


class _ErrorHolder:
    """Stands for a test where a class or module could not be set up."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return "<ErrorHolder description=%r>" % (self.description,)

    def __str__(self):
        return self.description

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class _DebugResult:
    """The result of tests that are run without collecting anything."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
