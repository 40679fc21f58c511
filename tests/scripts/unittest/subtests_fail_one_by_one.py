# A subtest that fails is reported, and the test goes on.
import unittest

class Numbers(unittest.TestCase):
    def test_even(self):
        for number in range(4):
            with self.subTest(number=number):
                self.assertEqual(number % 2, 0)
        print("went on")                         # expect: went on

result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Numbers).run(result)
print(result.testsRun, len(result.failures))     # expect: 1 2
for test, text in result.failures:
    print(str(test).partition(" ")[2])
# expect[3.3,3.7,3.10]: (__main__.Numbers) (number=1)
# expect[3.3,3.7,3.10]: (__main__.Numbers) (number=3)
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: (__main__.Numbers.test_even) (number=1)
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: (__main__.Numbers.test_even) (number=3)
