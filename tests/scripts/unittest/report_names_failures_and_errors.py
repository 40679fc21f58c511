# The report goes to stderr: a letter for each test, tracebacks without the frames of unittest.
import unittest

class Sums(unittest.TestCase):
    def test_bad(self):
        self.assertEqual(1 + 1, 3)

    def test_broken(self):
        {}["key"]

    def test_good(self):
        self.assertEqual(1 + 1, 2)

    @unittest.skip("not today")
    def test_later(self):
        pass

program = unittest.main(exit=False)
# expect-stderr: FE.s
# expect-stderr: ======================================================================
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]: ERROR: test_broken (__main__.Sums.test_broken)
# expect-stderr[3.3,3.7,3.10]: ERROR: test_broken (__main__.Sums)
# expect-stderr: ----------------------------------------------------------------------
# expect-stderr: Traceback (most recent call last):
# expect-stderr:     {}["key"]
# expect-stderr: KeyError: 'key'
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]: FAIL: test_bad (__main__.Sums.test_bad)
# expect-stderr[3.3,3.7,3.10]: FAIL: test_bad (__main__.Sums)
# expect-stderr: Traceback (most recent call last):
# expect-stderr:     self.assertEqual(1 + 1, 3)
# expect-stderr: AssertionError: 2 != 3
# expect-stderr: FAILED (failures=1, errors=1, skipped=1)
print(program.result)
# expect[3.3,3.7,3.10,3.11,3.13,3.14.0,3.14,3.15]: <unittest.runner.TextTestResult run=4 errors=1 failures=1>
# 3.12.1 does not count what is skipped.
# expect[3.12]: <unittest.runner.TextTestResult run=3 errors=1 failures=1>
