# What is set up is torn down in the opposite order, cleanups last, also after a failure.
import unittest

class Order(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class")

    @classmethod
    def tearDownClass(cls):
        print("end of class")

    def setUp(self):
        print("set up")
        self.addCleanup(print, "clean up")

    def tearDown(self):
        print("tear down")

    def test(self):
        print("test")
        self.fail()

def setUpModule():
    print("module")

def tearDownModule():
    print("end of module")

suite = unittest.defaultTestLoader.loadTestsFromTestCase(Order)
unittest.TextTestRunner(verbosity=0).run(suite)
# expect: module
# expect: class
# expect: set up
# expect: test
# expect: tear down
# expect: clean up
# expect: end of class
# expect: end of module
# expect-stderr: FAILED (failures=1)
