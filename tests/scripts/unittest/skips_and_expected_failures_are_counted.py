# Tests can be skipped, in whole or in part, and a failure can be what is expected.
import unittest

class Marked(unittest.TestCase):
    @unittest.skipIf(True, "never")
    def test_a(self):
        print("not printed")

    @unittest.skipUnless(True, "always")
    def test_b(self):
        self.skipTest("in the middle")

    @unittest.expectedFailure
    def test_c(self):
        self.fail()

    @unittest.expectedFailure
    def test_d(self):
        pass

@unittest.skip("all of them")
class Skipped(unittest.TestCase):
    def test_e(self):
        print("not printed")

result = unittest.TestResult()
for case in (Marked, Skipped):
    unittest.defaultTestLoader.loadTestsFromTestCase(case).run(result)
print([reason for test, reason in result.skipped])
# expect: ['never', 'in the middle', 'all of them']
print(len(result.expectedFailures), len(result.unexpectedSuccesses), result.wasSuccessful())
# expect: 1 1 False
