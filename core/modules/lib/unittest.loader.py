# unittest.loader - finds tests in classes and modules.
import sys
from functools import cmp_to_key
from unittest.case import FunctionTestCase, TestCase
from unittest.suite import TestSuite

__unittest = True

_MODULE = type(sys)
_FUNCTION = type(lambda: None)


def _by_name(x, y):
    return (x > y) - (x < y)


def _parts(pattern):
    # A pattern of -k: texts that stand in this order, `*` between them.
    return pattern.split("*") if "*" in pattern else ["", pattern, ""]


def _fits(name, pattern):
    parts = _parts(pattern)
    if not name.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:-1]:
        found = name.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return name.endswith(parts[-1]) and len(name) - len(parts[-1]) >= at


class _FailedTest(TestCase):
    """Stands for a test that could not be loaded, and fails."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def test_failure():
            raise self._exception
        return test_failure


class TestLoader:
    """Finds tests."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(_by_name)
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """The tests of a class, one for each method."""
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. "
                            "Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """The tests of all classes of a module."""
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if (isinstance(obj, type) and issubclass(obj, TestCase)
                    and obj not in (TestCase, FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(obj))
        tests = self.suiteClass(tests)
        load_tests = getattr(module, "load_tests", None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as error:
            from traceback import format_exc
            text = "Failed to call load_tests:\n%s" % format_exc()
            return self._failed(module.__name__, error, text)

    def _failed(self, name, error, text):
        test = _FailedTest(name, error)
        self.errors.append(text)
        return self.suiteClass((test,))

    def loadTestsFromName(self, name, module=None):
        """The tests of what a dotted name stands for: a module, class, method or function."""
        parts = name.split(".")
        obj = module
        if obj is None:
            obj, parts = self._imported(parts)
        parent = None
        for i, part in enumerate(parts):
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as error:
                text = "Failed to access attribute:\n%s: %s\n" % (type(error).__name__, error)
                return self._failed(part, error, text)
        return self._tests_of(parent, obj, parts)

    def _imported(self, parts):
        for length in range(len(parts), 0, -1):
            name = ".".join(parts[:length])
            try:
                __import__(name)
            except ImportError:
                if length == 1:
                    raise
            else:
                return sys.modules[name], parts[length:]

    def _tests_of(self, parent, obj, parts):
        if isinstance(obj, _MODULE):
            return self.loadTestsFromModule(obj)
        if (isinstance(obj, type) and issubclass(obj, TestCase)
                and obj not in (TestCase, FunctionTestCase)):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, _FUNCTION) and isinstance(parent, type) and issubclass(parent, TestCase):
            test = parent(parts[-1])
            if not isinstance(getattr(test, parts[-1]), _FUNCTION):
                return self.suiteClass([test])
        if isinstance(obj, TestSuite):
            return obj
        if not callable(obj):
            raise TypeError("don't know how to make test from: %s" % obj)
        test = obj()
        if isinstance(test, TestSuite):
            return test
        if isinstance(test, TestCase):
            return self.suiteClass([test])
        raise TypeError("calling %s returned %s, not a test" % (obj, test))

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of the test methods of a class, sorted."""
        names = [name for name in dir(testCaseClass) if self._wants(testCaseClass, name)]
        if self.sortTestMethodsUsing:
            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names

    def _wants(self, cls, name):
        if not name.startswith(self.testMethodPrefix) or not callable(getattr(cls, name)):
            return False
        patterns = self.testNamePatterns
        whole = "%s.%s.%s" % (cls.__module__, cls.__qualname__, name)
        return patterns is None or any(_fits(whole, pattern) for pattern in patterns)


defaultTestLoader = TestLoader()
