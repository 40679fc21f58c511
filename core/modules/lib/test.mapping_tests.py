# test.mapping_tests - stands for CPython's tests of mappings, which are not part of this sandbox.
import unittest


class BasicTestMappingProtocol(unittest.TestCase):
    """What test_weakref derives tests of its dictionaries from."""

    @unittest.skip("CPython's test.mapping_tests is not part of this sandbox")
    def test_mapping_protocol(self):
        pass


TestMappingProtocol = TestHashMappingProtocol = BasicTestMappingProtocol
