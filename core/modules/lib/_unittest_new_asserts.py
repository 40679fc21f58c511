# _unittest_new_asserts - the assert methods that unittest.TestCase has since 3.14.
import sys
from unittest.util import safe_repr

__unittest = True

_MODULE = type(sys)


def _any_of(what):
    return "any of " if isinstance(what, tuple) else ""


def _owner(obj):
    if isinstance(obj, _MODULE):
        return "module %r" % obj.__name__
    if isinstance(obj, type):
        return "type object %r" % obj.__name__
    return "%r object" % type(obj).__name__


def _first(tails, accepts):
    return next(filter(accepts, tails)) if isinstance(tails, tuple) else tails


class _NewAsserts:
    def assertIsSubclass(self, cls, superclass, msg=None):
        if not self._is_subclass(cls, superclass, msg):
            self._fail_with(msg, "%r is not a subclass of %s%r"
                            % (cls, _any_of(superclass), superclass))

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        if self._is_subclass(cls, superclass, msg):
            found = _first(superclass, lambda one: issubclass(cls, one))
            self._fail_with(msg, "%r is a subclass of %r" % (cls, found))

    def _is_subclass(self, cls, superclass, msg):
        try:
            return issubclass(cls, superclass)
        except TypeError:
            if not isinstance(cls, type):
                self._fail_with(msg, "%r is not a class" % (cls,))
            raise

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self._fail_with(msg, "%s has no attribute %r" % (_owner(obj), name))

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self._fail_with(msg, "%s has unexpected attribute %r" % (_owner(obj), name))

    def assertStartsWith(self, s, prefix, msg=None):
        if not self._tail_found(s, "startswith", prefix, msg):
            self._fail_with(msg, "%s doesn't start with %s%s" % (
                safe_repr(s, short=True), _any_of(prefix), safe_repr(prefix)))

    def assertNotStartsWith(self, s, prefix, msg=None):
        if self._tail_found(s, "startswith", prefix, msg):
            self._fail_with(msg, "%s starts with %s" % (
                safe_repr(s, short=True), safe_repr(_first(prefix, s.startswith))))

    def assertEndsWith(self, s, suffix, msg=None):
        if not self._tail_found(s, "endswith", suffix, msg):
            self._fail_with(msg, "%s doesn't end with %s%s" % (
                safe_repr(s, short=True), _any_of(suffix), safe_repr(suffix)))

    def assertNotEndsWith(self, s, suffix, msg=None):
        if self._tail_found(s, "endswith", suffix, msg):
            self._fail_with(msg, "%s ends with %s" % (
                safe_repr(s, short=True), safe_repr(_first(suffix, s.endswith))))

    def _tail_found(self, s, method, tails, msg):
        try:
            return getattr(s, method)(tails)
        except (AttributeError, TypeError):
            for tail in tails if isinstance(tails, tuple) else (tails,):
                if isinstance(tail, str) and not isinstance(s, str):
                    self._fail_with(msg, "Expected str, not %s" % type(s).__name__)
                if isinstance(tail, (bytes, bytearray)) and not isinstance(s, (bytes, bytearray)):
                    self._fail_with(msg, "Expected bytes, not %s" % type(s).__name__)
            raise


def add_to(cls):
    """Gives the methods to a class."""
    for name, method in vars(_NewAsserts).items():
        if not name.startswith("__"):
            setattr(cls, name, method)
