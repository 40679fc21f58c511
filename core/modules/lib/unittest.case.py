# unittest.case - TestCase: how one test runs, and what decorators say about it.
import sys
from functools import wraps
from _time import perf_counter
from _unittest_asserts import Assertions
from unittest.util import strclass

__unittest = True

_version = sys.version_info


class SkipTest(Exception):
    """Raise this in a test to skip it."""


class _ShouldStop(Exception):
    """Ends a test after a subtest has failed and no more is wanted."""


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Has a function called after tearDownModule, also when setUpModule fails."""
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    """Calls what addModuleCleanup was given, the last first."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]


def _enter(manager, add_cleanup):
    cls = type(manager)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError("'%s.%s' object does not support the context manager protocol"
                        % (cls.__module__, cls.__qualname__)) from None
    result = enter(manager)
    add_cleanup(leave, manager, None, None, None)
    return result


def enterModuleContext(cm):
    """Enters a context that is left with the module."""
    return _enter(cm, addModuleCleanup)


def skip(reason):
    """Skips a test, or all tests of a class."""
    def decorator(test_item):
        if not isinstance(test_item, type):
            @wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)
            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item
    if _version >= (3, 8) and isinstance(reason, type(skip)):
        test_item, reason = reason, ""
        return decorator(test_item)
    return decorator


def _same(item):
    return item


def skipIf(condition, reason):
    """Skips a test if the condition is true."""
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    """Skips a test unless the condition is true."""
    return _same if condition else skip(reason)


def expectedFailure(test_item):
    """Says that a test fails."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


_no_message = object()


class _Outcome:
    """What has happened in the parts of one test.

    Since 3.11 the result hears of it at once, before that when the whole test is over.
    """

    def __init__(self, case, result):
        self.case = case
        self.result = result
        self.success = True
        self.expecting_failure = False
        self.expected_failure = None
        self.failfast = getattr(result, "failfast", False)
        self.skips = []
        self.errors = []

    def run(self, function, *args, **kwargs):
        """Runs one part; an exception becomes a failure, an error or a skip."""
        try:
            function(*args, **kwargs)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self.failed(self.case, error)
        else:
            return True
        return False

    def failed(self, test, error):
        """Notes the exception that has ended a test or a subtest."""
        self.success = False
        if isinstance(error, SkipTest):
            self.skips.append((test, str(error)))
        elif isinstance(error, _ShouldStop):
            return
        elif self.expecting_failure:
            self.expected_failure = (type(error), error, error.__traceback__)
        else:
            self.errors.append((test, (type(error), error, error.__traceback__)))
        if _version >= (3, 11):
            self.tell()

    def passed(self, subtest):
        """Notes that a subtest has passed."""
        self.errors.append((subtest, None))
        if _version >= (3, 11):
            self.tell()

    def tell(self):
        """Tells the result what it has not heard yet."""
        for test, reason in self.skips:
            self.result.addSkip(test, reason)
        self.skips.clear()
        for test, info in self.errors:
            if isinstance(test, _SubTest):
                self.result.addSubTest(test.test_case, test, info)
            elif issubclass(info[0], self.case.failureException):
                self.result.addFailure(test, info)
            else:
                self.result.addError(test, info)
        self.errors.clear()


class TestCase(Assertions):
    """A test; of a derived class, each method whose name begins with test is one."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != "runTest":
                raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._add_type_asserts()

    def addTypeEqualityFunc(self, typeobj, function):
        """Has assertEqual call a function for values that are of exactly this type."""
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        """Has a function called after tearDown, also when setUp fails."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enters a context that is left with the test."""
        return _enter(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Has a function called after tearDownClass, also when setUpClass fails."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enters a context that is left with the class."""
        return _enter(cm, cls.addClassCleanup)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest.result import TestResult
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return "%s.%s" % (strclass(self.__class__), self._testMethodName)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        name = strclass(self.__class__)
        if _version >= (3, 11):
            name += "." + self._testMethodName
        return "%s (%s)" % (self._testMethodName, name)

    def __repr__(self):
        return "<%s testMethod=%s>" % (strclass(self.__class__), self._testMethodName)

    def subTest(self, msg=_no_message, **params):
        """A part of a test that fails alone: the test goes on after it."""
        return _SubTestContext(self, msg, params)

    def skipTest(self, reason):
        """Skips the rest of this test."""
        raise SkipTest(reason)

    def run(self, result=None):
        """Runs the test and tells the result about it."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", lambda: None)()
        method = getattr(self, self._testMethodName)
        reason = self._skip_reason(method)
        # 3.12.1 does not count what is skipped.
        if reason is None or _version[:2] != (3, 12):
            result.startTest(self)
        try:
            if reason is not None:
                result.addSkip(self, reason)
            else:
                start = perf_counter()
                self._run_parts(method, result)
                if _version >= (3, 12) and hasattr(result, "addDuration"):
                    result.addDuration(self, perf_counter() - start)
        finally:
            result.stopTest(self)
            if own:
                getattr(result, "stopTestRun", lambda: None)()
        return result

    def _skip_reason(self, method):
        owners = (self.__class__, method)
        if not any(getattr(owner, "__unittest_skip__", False) for owner in owners):
            return None
        reasons = [getattr(owner, "__unittest_skip_why__", "") for owner in owners]
        return reasons[0] or reasons[1]

    def _run_parts(self, method, result):
        expecting = (getattr(self, "__unittest_expecting_failure__", False)
                     or getattr(method, "__unittest_expecting_failure__", False))
        outcome = self._outcome = _Outcome(self, result)
        try:
            if outcome.run(self._callSetUp):
                outcome.expecting_failure = expecting
                outcome.run(self._callTestMethod, method)
                outcome.expecting_failure = False
                outcome.run(self._callTearDown)
            self.doCleanups()
            outcome.tell()
            if outcome.expected_failure is not None:
                if not outcome.errors:
                    result.addExpectedFailure(self, outcome.expected_failure)
            elif outcome.success:
                if expecting:
                    result.addUnexpectedSuccess(self)
                else:
                    result.addSuccess(self)
        finally:
            # An exception in there holds this very frame.
            outcome.expected_failure = None
            outcome = None
            self._outcome = None

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        result = method()
        if result is None or _version < (3, 11):
            return
        import warnings
        text = "It is deprecated to return a value that is not None from a test case (%s" % method
        if _version >= (3, 14):
            text += " returned %r" % type(result).__name__
        warnings.warn(text + ")", DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def doCleanups(self):
        """Calls what addCleanup was given, the last first."""
        outcome = self._outcome or _Outcome(self, self.defaultTestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.run(self._callCleanup, function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Calls what addClassCleanup was given, the last first."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the test; exceptions go on to the caller."""
        method = getattr(self, self._testMethodName)
        reason = self._skip_reason(method)
        if reason is not None:
            raise SkipTest(reason)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return (self._setUpFunc, self._tearDownFunc, self._testFunc, self._description)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((type(self),) + self._parts())

    def __str__(self):
        return "%s (%s)" % (strclass(self.__class__), self._testFunc.__name__)

    def __repr__(self):
        return "<%s tec=%s>" % (strclass(self.__class__), self._testFunc)

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """Part of a test that is reported on its own."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _description(self):
        parts = []
        if self._message is not _no_message:
            parts.append("[{}]".format(self._message))
        if self.params:
            parts.append("({})".format(", ".join(
                "{}={!r}".format(name, value) for name, value in self.params.items())))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return "{} {}".format(self.test_case.id(), self._description())

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return "{} {}".format(self.test_case, self._description())


class _SubTestContext:
    """What subTest gives: runs a block as a part of the test."""

    def __init__(self, case, message, params):
        self.case = case
        self.message = message
        self.params = params

    def __enter__(self):
        outer = self.outer = self.case._subtest
        params = dict(outer.params) if outer is not None else {}
        params.update(self.params)
        self.case._subtest = _SubTest(self.case, self.message, params)

    def __exit__(self, exc_type, exc, tb):
        case, outcome = self.case, self.case._outcome
        subtest, case._subtest = case._subtest, self.outer
        if outcome is None:
            return False
        if exc_type is None:
            outcome.passed(subtest)
            return False
        if issubclass(exc_type, KeyboardInterrupt):
            return False
        outcome.failed(subtest, exc)
        if outcome.failfast or outcome.expected_failure is not None:
            raise _ShouldStop
        return True
