# unittest.main() ends the program; its status tells whether all tests have passed.
import unittest

class Bad(unittest.TestCase):
    def test(self):
        self.fail("on purpose")

try:
    unittest.main()
except SystemExit as end:
    print(end.code)
# expect[3.3,3.7,3.10,3.11]: True
# expect[3.12,3.13,3.14.0,3.14,3.15]: 1
# expect-stderr: AssertionError: on purpose
# expect-stderr: FAILED (failures=1)
class Good(unittest.TestCase):
    pass
try:
    unittest.main(defaultTest="Good")
except SystemExit as end:
    print(end.code)
# expect[3.3,3.7,3.10,3.11]: False
# expect[3.12,3.13,3.14.0,3.14,3.15]: 5
