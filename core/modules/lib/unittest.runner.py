# unittest.runner - runs tests and writes a report.
import sys
import warnings
from _time import perf_counter
from unittest.case import _SubTest
from unittest.result import TestResult

__unittest = True

# Since 3.11 subtests are reported at once, each in its own line.
_TELLS_SUBTESTS = sys.version_info >= (3, 11)


class _Lines:
    """A stream that can end a line."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, attr):
        if attr in ("stream", "__getstate__"):
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write("\n")


class TextTestResult(TestResult):
    """A result that writes about each test."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True
        self.durations = durations

    def getDescription(self, test):
        first_line = test.shortDescription()
        if self.descriptions and first_line:
            return "\n".join((str(test), first_line))
        return str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(" ... ")
            self.stream.flush()
            self._newline = False

    def _tell(self, text, letter, test=None):
        if self.showAll:
            if _TELLS_SUBTESTS and test is not None:
                self._begin_line(test)
            self.stream.writeln(text)
            self._newline = self._newline or test is not None
            self.stream.flush()
        elif self.dots:
            self.stream.write(letter)
            self.stream.flush()

    def _begin_line(self, test):
        part = isinstance(test, _SubTest)
        if not part and not self._newline:
            return
        if not self._newline:
            self.stream.writeln()
        if part:
            self.stream.write("  ")
        self.stream.write(self.getDescription(test))
        self.stream.write(" ... ")

    def addSubTest(self, test, subtest, err):
        if err is not None and _TELLS_SUBTESTS:
            failed = issubclass(err[0], subtest.failureException)
            self._tell(*("FAIL", "F") if failed else ("ERROR", "E"), test=subtest)
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell("ok", ".", test)

    def addError(self, test, err):
        super().addError(test, err)
        self._tell("ERROR", "E", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell("FAIL", "F", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell("skipped {0!r}".format(reason), "s", test)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell("unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        unexpected = getattr(self, "unexpectedSuccesses", ())
        if unexpected and _TELLS_SUBTESTS:
            self.stream.writeln(self.separator1)
            for test in unexpected:
                self.stream.writeln("UNEXPECTED SUCCESS: %s" % self.getDescription(test))
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln("%s: %s" % (flavour, self.getDescription(test)))
            self.stream.writeln(self.separator2)
            self.stream.writeln("%s" % text)
            self.stream.flush()


class TextTestRunner:
    """Runs tests and writes a report to stderr."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False, durations=None):
        self.stream = _Lines(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity,
                                    durations=self.durations)
        except TypeError:
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Runs a test or suite and reports what happened."""
        result = self._makeResult()
        result.failfast = self.failfast
        result.buffer = self.buffer
        result.tb_locals = self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = perf_counter()
            getattr(result, "startTestRun", lambda: None)()
            try:
                test(result)
            finally:
                getattr(result, "stopTestRun", lambda: None)()
            taken = perf_counter() - start
        result.printErrors()
        if self.durations is not None:
            self._write_durations(result)
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        self._write_summary(result, taken)
        return result

    def _write_durations(self, result):
        slowest = sorted(result.collectedDurations, key=lambda pair: pair[1], reverse=True)
        if not slowest:
            return
        if self.durations > 0:
            slowest = slowest[:self.durations]
        self.stream.writeln("Slowest test durations")
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        shown = [pair for pair in slowest if self.verbosity >= 2 or pair[1] >= 0.001]
        for test, elapsed in shown:
            self.stream.writeln("%-10s %s" % ("%.3fs" % elapsed, test))
        if len(shown) < len(slowest):
            self.stream.writeln("\n(durations < 0.001s were hidden; "
                                "use -v to show these durations)")
        else:
            self.stream.writeln("")

    def _write_summary(self, result, taken):
        run = result.testsRun
        self.stream.writeln("Ran %d test%s in %.3fs" % (run, "s" if run != 1 else "", taken))
        self.stream.writeln()
        successful = result.wasSuccessful()
        if not successful:
            self.stream.write("FAILED")
        elif run == 0 and not result.skipped and sys.version_info >= (3, 12):
            self.stream.write("NO TESTS RAN")
        else:
            self.stream.write("OK")
        counts = [] if successful else [("failures", result.failures), ("errors", result.errors)]
        counts += [("skipped", result.skipped), ("expected failures", result.expectedFailures),
                   ("unexpected successes", result.unexpectedSuccesses)]
        told = ", ".join("%s=%d" % (name, len(tests)) for name, tests in counts if tests)
        self.stream.writeln(" (%s)" % told if told else "")
        self.stream.flush()
