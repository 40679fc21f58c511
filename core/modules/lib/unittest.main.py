# unittest.main - runs the tests of a module and ends the program.
import sys
from unittest.loader import defaultTestLoader
from unittest.runner import TextTestRunner

__unittest = True

# Options without a value: attribute and value.
_FLAGS = {"-v": ("verbosity", 2), "--verbose": ("verbosity", 2), "-q": ("verbosity", 0),
          "--quiet": ("verbosity", 0), "-f": ("failfast", True), "--failfast": ("failfast", True),
          "-b": ("buffer", True), "--buffer": ("buffer", True), "-c": ("catchbreak", True),
          "--catch": ("catchbreak", True), "--locals": ("tb_locals", True)}


class TestProgram:
    """Runs the tests of a module; ends the program with their success as exit status."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = warnings = testNamePatterns = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            __import__(module)
            self.module = sys.modules[module]
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].rpartition("/")[2] if argv else ""
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Reads options and the names of tests."""
        names, rest = [], list(argv[1:])
        while rest:
            arg = rest.pop(0)
            if arg in _FLAGS:
                setattr(self, *_FLAGS[arg])
            elif arg == "-k" and rest:
                self.testNamePatterns = (self.testNamePatterns or []) + [rest.pop(0)]
            elif arg == "--durations" and rest:
                self.durations = int(rest.pop(0))
            elif arg.startswith("-"):
                sys.stderr.write("%s: error: unrecognized arguments: %s\n" % (self.progName, arg))
                sys.exit(2)
            else:
                names.append(arg)
        if not names and self.defaultTest is not None:
            names = self.defaultTest
            names = [names] if isinstance(names, str) else list(names)
        self.testNames = names or None
        self.createTests()

    def createTests(self):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        if self.testRunner is None:
            self.testRunner = TextTestRunner
        runner = self.testRunner
        if isinstance(runner, type):
            options = {"verbosity": self.verbosity, "failfast": self.failfast,
                       "buffer": self.buffer, "warnings": self.warnings}
            if self.durations is not None:
                options["durations"] = self.durations
            runner = runner(**options)
        self.result = runner.run(self.test)
        if not self.exit:
            return
        successful = self.result.wasSuccessful()
        if sys.version_info < (3, 12):
            sys.exit(not successful)
        nothing_ran = not self.result.testsRun and not self.result.skipped
        sys.exit(1 if not successful else 5 if nothing_ran else 0)


main = TestProgram
