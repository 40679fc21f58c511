# A suite forgets each test after it has run, so that what a test holds is freed.
import unittest
import weakref

class Node:
    pass

class Holder(unittest.TestCase):
    known = []

    def test_one(self):
        self.node = Node()
        self.known.append(weakref.ref(self.node))

    def test_two(self):
        print(self.known[0]())                   # expect: None

suite = unittest.defaultTestLoader.loadTestsFromTestCase(Holder)
suite.run(unittest.TestResult())
print(list(suite), suite.countTestCases())       # expect: [None, None] 2
