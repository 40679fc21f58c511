# unittest.result - collects what happened in tests.
import sys
from _ouro import exception_report as _report
from functools import wraps

__unittest = True


def failfast(method):
    """Makes a method of a result end the run when that is wanted."""
    @wraps(method)
    def inner(self, *args, **kwargs):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kwargs)
    return inner


class TestResult:
    """Collects what happened in tests."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        if sys.version_info >= (3, 12):
            self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def printErrors(self):
        pass

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stdout_buffer is None:
            from io import StringIO
            self._stdout_buffer = StringIO()
            self._stderr_buffer = StringIO()
        sys.stdout = self._stdout_buffer
        sys.stderr = self._stderr_buffer

    def _restoreStdout(self):
        if not self.buffer:
            return
        for buffer, original in ((sys.stdout, self._original_stdout),
                                 (sys.stderr, self._original_stderr)):
            if self._mirrorOutput:
                text = buffer.getvalue()
                if text:
                    name = "Stdout" if buffer is sys.stdout else "Stderr"
                    original.write("\n%s:\n%s" % (name, _line(text)))
        sys.stdout = self._original_stdout
        sys.stderr = self._original_stderr
        for buffer in (self._stdout_buffer, self._stderr_buffer):
            buffer.seek(0)
            buffer.truncate()

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        if getattr(self, "failfast", False):
            self.stop()
        found = self.failures if issubclass(err[0], test.failureException) else self.errors
        found.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    if sys.version_info >= (3, 12):
        def addDuration(self, test, elapsed):
            self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        text = _trimmed_report(err[1], test.failureException)
        if self.buffer:
            for name, buffer in (("Stdout", sys.stdout), ("Stderr", sys.stderr)):
                output = buffer.getvalue()
                if output:
                    text += "\n%s:\n%s" % (name, _line(output))
        return text

    def __repr__(self):
        cls = self.__class__
        return "<%s.%s run=%i errors=%i failures=%i>" % (
            cls.__module__, cls.__qualname__, self.testsRun, len(self.errors), len(self.failures))


def _line(text):
    return text if text.endswith("\n") else text + "\n"


def _is_ours(tb):
    return "__unittest" in tb.tb_frame.f_globals


def _trim(error, failure):
    """Cuts off the frames of unittest that a traceback begins with, and a failure's last ones."""
    tb = error.__traceback__
    while tb is not None and _is_ours(tb):
        tb = tb.tb_next
    error.__traceback__ = tb
    if type(error) is not failure:
        return
    last = None
    while tb is not None and not _is_ours(tb):
        last, tb = tb, tb.tb_next
    if last is not None:
        last.tb_next = None


def _trimmed_report(error, failure):
    waiting, seen = [error], []
    while waiting:
        one = waiting.pop()
        if one is None or any(one is other for other in seen):
            continue
        seen.append(one)
        _trim(one, failure)
        waiting += [one.__cause__, one.__context__]
    return _report(error)
