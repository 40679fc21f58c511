# _unittest_old_asserts - the assert methods that unittest.TestCase has up to 3.11, deprecated.
from unittest.util import safe_repr

__unittest = True

_RENAMED = {
    "failUnlessEqual": "assertEqual", "assertEquals": "assertEqual",
    "failIfEqual": "assertNotEqual", "assertNotEquals": "assertNotEqual",
    "failUnlessAlmostEqual": "assertAlmostEqual", "assertAlmostEquals": "assertAlmostEqual",
    "failIfAlmostEqual": "assertNotAlmostEqual", "assertNotAlmostEquals": "assertNotAlmostEqual",
    "failUnless": "assertTrue", "assert_": "assertTrue", "failUnlessRaises": "assertRaises",
    "failIf": "assertFalse", "assertRaisesRegexp": "assertRaisesRegex",
    "assertRegexpMatches": "assertRegex", "assertNotRegexpMatches": "assertNotRegex"}


def _deprecated(method, name):
    def deprecated_func(*args, **kwargs):
        import warnings
        warnings.warn("Please use {0} instead.".format(name), DeprecationWarning, 2)
        return method(*args, **kwargs)
    return deprecated_func


def assertDictContainsSubset(self, subset, dictionary, msg=None):
    import warnings
    warnings.warn("assertDictContainsSubset is deprecated", DeprecationWarning)
    missing = [safe_repr(key) for key in subset if key not in dictionary]
    mismatched = ["%s, expected: %s, actual: %s" % (safe_repr(key), safe_repr(value),
                                                    safe_repr(dictionary[key]))
                  for key, value in subset.items()
                  if key in dictionary and value != dictionary[key]]
    parts = []
    if missing:
        parts.append("Missing: %s" % ",".join(missing))
    if mismatched:
        parts.append("Mismatched values: %s" % ",".join(mismatched))
    if parts:
        self._fail_with(msg, "; ".join(parts))


def add_to(cls):
    """Gives the methods to a class."""
    for old, new in _RENAMED.items():
        setattr(cls, old, _deprecated(getattr(cls, new), new))
    cls.assertDictContainsSubset = assertDictContainsSubset
