# _unittest_asserts - the assert methods of unittest.TestCase that compare values.
import sys
from unittest.util import _differences, common_shorten_repr, safe_repr
from _unittest_contexts import RaisesContext, WarnsContext

__unittest = True

_version = sys.version_info
_TOO_LONG = "\nDiff is %s characters long. Set self.maxDiff to None to see it."
_LONGEST_COMPARED = 2 ** 16


def _pattern(regex):
    if isinstance(regex, (str, bytes)):
        import re
        return re.compile(regex)
    return regex


class Assertions:
    """What TestCase inherits its assert methods from."""

    _diffThreshold = _LONGEST_COMPARED

    def _add_type_asserts(self):
        # Names, not methods, so that a test is in no cycle with itself.
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual",
            set: "assertSetEqual", frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    def fail(self, msg=None):
        """Fails."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return "%s : %s" % (standardMsg, msg)
        except UnicodeDecodeError:
            return "%s : %s" % (safe_repr(standardMsg), safe_repr(msg))

    def _fail_with(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + _TOO_LONG % len(diff)

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail_with(msg, "%s is not false" % safe_repr(expr))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail_with(msg, "%s is not true" % safe_repr(expr))

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = RaisesContext(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = RaisesContext(expected_exception, self, _pattern(expected_regex))
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return WarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = WarnsContext(expected_warning, self, _pattern(expected_regex))
        return context.handle("assertWarnsRegex", args, kwargs)

    def assertEqual(self, first, second, msg=None):
        equal = None
        if type(first) is type(second):
            equal = self._type_equality_funcs.get(type(first))
        if equal is None:
            equal = self._baseAssertEqual
        elif isinstance(equal, str):
            equal = getattr(self, equal)
        equal(first, second, msg=msg)

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail_with(msg, "%s != %s" % common_shorten_repr(first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail_with(msg, "%s == %s" % (safe_repr(first), safe_repr(second)))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        diff, near, where = self._distance(first, second, places, delta)
        if not near:
            self._fail_with(msg, "%s != %s within %s (%s difference)" % (
                safe_repr(first), safe_repr(second), where, safe_repr(diff)))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        diff, near, where = self._distance(first, second, places, delta)
        if first == second or near:
            where += "" if delta is None else " (%s difference)" % safe_repr(diff)
            self._fail_with(msg, "%s == %s within %s"
                            % (safe_repr(first), safe_repr(second), where))

    def _distance(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            return diff, diff <= delta, "%s delta" % safe_repr(delta)
        places = 7 if places is None else places
        return diff, round(diff, places) == 0, "%r places" % places

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is None:
            kind = "sequence"
        else:
            kind = seq_type.__name__
            for title, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException("%s sequence is not a %s: %s"
                                                % (title, kind, safe_repr(seq)))
        lengths = []
        for title, seq in (("First", seq1), ("Second", seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                self._fail_with(msg, "%s %s has no length.    Non-sequence?" % (title, kind))
        if seq1 == seq2:
            return
        standard = "%ss differ: %s != %s\n" % ((kind.capitalize(),)
                                               + common_shorten_repr(seq1, seq2))
        standard += self._sequence_difference(seq1, seq2, kind, *lengths)
        self._fail_with(msg, self._truncateMessage(standard, "\n" + self._diff(seq1, seq2)))

    def _sequence_difference(self, seq1, seq2, kind, len1, len2):
        text = ""
        for i in range(min(len1, len2)):
            items = []
            for title, seq in (("first", seq1), ("second", seq2)):
                try:
                    items.append(seq[i])
                except (TypeError, IndexError, NotImplementedError):
                    return text + "\nUnable to index element %d of %s %s\n" % (i, title, kind)
            if items[0] != items[1]:
                text += "\nFirst differing element %d:\n%s\n%s\n" % (
                    (i,) + common_shorten_repr(*items))
                break
        else:
            if len1 == len2 and type(seq1) != type(seq2):
                return text
        if len1 == len2:
            return text
        title, seq, start, more = (("First", seq1, len2, len1 - len2) if len1 > len2
                                   else ("Second", seq2, len1, len2 - len1))
        text += "\n%s %s contains %d additional elements.\n" % (title, kind, more)
        try:
            return text + "First extra element %d:\n%s\n" % (start, safe_repr(seq[start]))
        except (TypeError, IndexError, NotImplementedError):
            return text + "Unable to index element %d of %s %s\n" % (start, title.lower(), kind)

    def _diff(self, first, second):
        # What differs between two values, line by line, as pprint writes them.
        from difflib import ndiff
        from pprint import pformat
        return "\n".join(ndiff(pformat(first).splitlines(), pformat(second).splitlines()))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        differences = []
        for title, one, other in (("first", set1, set2), ("second", set2, set1)):
            try:
                differences.append(one.difference(other))
            except TypeError as e:
                self.fail("invalid type when attempting set difference: %s" % e)
            except AttributeError as e:
                self.fail("%s argument does not support set difference: %s" % (title, e))
        if not (differences[0] or differences[1]):
            return
        lines = []
        for items, title, other in zip(differences, ("first", "second"), ("second", "first")):
            if items:
                lines.append("Items in the %s set but not the %s:" % (title, other))
                lines.extend(map(repr, items))
        self._fail_with(msg, "\n".join(lines))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail_with(msg, "%s not found in %s" % (safe_repr(member), safe_repr(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail_with(msg, "%s unexpectedly found in %s"
                            % (safe_repr(member), safe_repr(container)))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail_with(msg, "%s is not %s" % (safe_repr(expr1), safe_repr(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail_with(msg, "unexpectedly identical: %s" % safe_repr(expr1))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            standard = "%s != %s" % common_shorten_repr(d1, d2)
            self._fail_with(msg, self._truncateMessage(standard, "\n" + self._diff(d1, d2)))

    def assertCountEqual(self, first, second, msg=None):
        first_list, second_list = list(first), list(second)
        differences = _differences(first_list, second_list)
        if not differences:
            return
        lines = ["First has %d, Second has %d:  %r" % item for item in differences]
        self._fail_with(msg, self._truncateMessage("Element counts were not equal:\n",
                                                   "\n".join(lines)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        from difflib import ndiff
        standard = "%s != %s" % common_shorten_repr(first, second)
        diff = "\n" + "".join(ndiff(*_ended_lines(first, second)))
        self._fail_with(msg, self._truncateMessage(standard, diff))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail_with(msg, "%s not less than %s" % (safe_repr(a), safe_repr(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail_with(msg, "%s not less than or equal to %s" % (safe_repr(a), safe_repr(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail_with(msg, "%s not greater than %s" % (safe_repr(a), safe_repr(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail_with(msg, "%s not greater than or equal to %s"
                            % (safe_repr(a), safe_repr(b)))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail_with(msg, "%s is not None" % safe_repr(obj))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail_with(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail_with(msg, "%s is not an instance of %s%r" % (
                safe_repr(obj), _any_of(cls), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            if _version >= (3, 14) and isinstance(cls, tuple):
                cls = next(c for c in cls if isinstance(obj, c))
            self._fail_with(msg, "%s is an instance of %r" % (safe_repr(obj), cls))

    def assertRegex(self, text, expected_regex, msg=None):
        expected = _pattern(expected_regex)
        if not expected.search(text):
            self._fail_with(msg, "Regex didn't match: %r not found in %r"
                            % (expected.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        match = _pattern(unexpected_regex).search(text)
        if match:
            self._fail_with(msg, "Regex matched: %r matches %r in %r" % (
                text[match.start():match.end()], _pattern(unexpected_regex).pattern, text))


def _any_of(what):
    return "any of " if _version >= (3, 14) and isinstance(what, tuple) else ""


def _ended_lines(first, second):
    # The lines of two texts; newlines are added where the last lines could not be compared.
    if _version < (3, 12):
        if len(first.splitlines()) == 1 and first.strip("\r\n") == first:
            return [first + "\n"], [second + "\n"]
    elif not (first.endswith("\n") or not first) or not (second.endswith("\n") or not second):
        first, second = first and first + "\n", second and second + "\n"
    return first.splitlines(keepends=True), second.splitlines(keepends=True)


if _version >= (3, 14):
    import _unittest_new_asserts
    _unittest_new_asserts.add_to(Assertions)

if _version < (3, 12):
    import _unittest_old_asserts
    _unittest_old_asserts.add_to(Assertions)
