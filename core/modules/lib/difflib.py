# difflib - what differs between two sequences.
import sys
from collections import namedtuple
from heapq import nlargest

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ",
           "IS_CHARACTER_JUNK", "IS_LINE_JUNK", "unified_diff", "Match"]

_WINDOW = 10

Match = namedtuple("Match", "a b size")


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Finds the longest blocks that two sequences have in common, by Ratcliff and Obershelp.

    A block never begins in junk; elements of b that are very frequent begin none either.
    """

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = None
        self.fullbcount = None
        self._index_b()

    def _index_b(self):
        places = self.b2j = {}
        for j, element in enumerate(self.b):
            places.setdefault(element, []).append(j)
        self.bjunk = set()
        if self.isjunk:
            self.bjunk.update(filter(self.isjunk, places))
        for element in self.bjunk:
            del places[element]
        self.bpopular = set()
        length = len(self.b)
        if self.autojunk and length >= 200:
            most = length // 100 + 1
            self.bpopular.update(e for e, found in places.items() if len(found) > most)
        for element in self.bpopular:
            del places[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block in a[alo:ahi] and b[blo:bhi]; of several the first in a, then in b."""
        a, b, is_junk = self.a, self.b, self.bjunk.__contains__
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        best_i, best_j, size = alo, blo, 0
        lengths = {}  # of the block that ends in b[j], for the last element of a
        for i in range(alo, ahi):
            new_lengths = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = new_lengths[j] = lengths.get(j - 1, 0) + 1
                if k > size:
                    best_i, best_j, size = i - k + 1, j - k + 1, k
            lengths = new_lengths
        # First what is no junk, as popular elements begin no block, then junk next to it.
        for junk in (False, True):
            while (best_i > alo and best_j > blo and is_junk(b[best_j - 1]) == junk
                   and a[best_i - 1] == b[best_j - 1]):
                best_i, best_j, size = best_i - 1, best_j - 1, size + 1
            while (best_i + size < ahi and best_j + size < bhi
                   and is_junk(b[best_j + size]) == junk and a[best_i + size] == b[best_j + size]):
                size += 1
        return Match(best_i, best_j, size)

    def get_matching_blocks(self):
        """All blocks that match, in order; the last one is empty."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        end_a, end_b = len(self.a), len(self.b)
        waiting, found = [(0, end_a, 0, end_b)], []
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            i, j, k = self.find_longest_match(alo, ahi, blo, bhi)
            if not k:
                continue
            found.append((i, j, k))
            if alo < i and blo < j:
                waiting.append((alo, i, blo, j))
            if i + k < ahi and j + k < bhi:
                waiting.append((i + k, ahi, j + k, bhi))
        joined = []
        for i, j, k in sorted(found):
            if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
                joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + k)
            else:
                joined.append((i, j, k))
        joined.append((end_a, end_b, 0))
        self.matching_blocks = [Match(*block) for block in joined]
        return self.matching_blocks

    def get_opcodes(self):
        """How to turn a into b: (tag, i1, i2, j1, j2) for each part."""
        if self.opcodes is None:
            i = j = 0
            self.opcodes = []
            for ai, bj, size in self.get_matching_blocks():
                if i < ai or j < bj:
                    tag = "insert" if i == ai else "delete" if j == bj else "replace"
                    self.opcodes.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    self.opcodes.append(("equal", ai, i, bj, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The opcodes in groups, with up to n equal elements around each."""
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """How alike the sequences are, from 0.0 to 1.0."""
        matches = sum(block[2] for block in self.get_matching_blocks())
        return _ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        """At least ratio(): the order is not looked at."""
        if self.fullbcount is None:
            self.fullbcount = {}
            for element in self.b:
                self.fullbcount[element] = self.fullbcount.get(element, 0) + 1
        left, matches = {}, 0
        for element in self.a:
            count = left.get(element, self.fullbcount.get(element, 0))
            left[element] = count - 1
            matches += count > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """At least ratio(): only the lengths are looked at."""
        length_a, length_b = len(self.a), len(self.b)
        return _ratio(min(length_a, length_b), length_a + length_b)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The n possibilities that are most like word, the best first."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    result = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for text in possibilities:
        matcher.set_seq1(text)
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and matcher.ratio() >= cutoff):
            result.append((matcher.ratio(), text))
    return [text for score, text in nlargest(n, result)]


def IS_LINE_JUNK(line, pat=None):
    """True for a line that is blank or holds a single #."""
    return line.strip() in ("", "#") if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """True for a blank and a tab."""
    return ch in ws


class Differ:
    """Compares lines; similar ones are compared by character."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """The lines of both, each after two characters that say where it is."""
        matcher = SequenceMatcher(self.linejunk, a, b)
        for tag, alo, ahi, blo, bhi in matcher.get_opcodes():
            if tag == "replace":
                yield from self._replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield "%s %s" % (tag, x[i])

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        parts = [self._dump("-", a, alo, ahi), self._dump("+", b, blo, bhi)]
        for part in parts if bhi - blo >= ahi - alo else reversed(parts):
            yield from part

    def _rest(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._between(a, alo, ahi, b, blo, bhi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _marked(self, aline, bline):
        # Two similar lines, with marks below them.
        if aline == bline:
            yield "  " + aline
            return
        amarks = bmarks = ""
        matcher = SequenceMatcher(self.charjunk, aline, bline)
        for tag, ai1, ai2, bj1, bj2 in matcher.get_opcodes():
            amark, bmark = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}[tag]
            amarks += amark * (ai2 - ai1)
            bmarks += bmark * (bj2 - bj1) if tag != "replace" else "^" * (bj2 - bj1)
        yield from self._qformat(aline, bline, amarks, bmarks)

    def _qformat(self, aline, bline, atags, btags):
        for sign, line, tags in (("- ", aline, atags), ("+ ", bline, btags)):
            yield sign + line
            tags = "".join(c if tag == " " and c.isspace() else tag
                           for c, tag in zip(line, tags)).rstrip()
            if tags:
                yield "? %s\n" % tags

    if sys.version_info >= (3, 13):
        # The lines of b in order, each with the most similar line of a near it.
        def _replace(self, a, alo, ahi, b, blo, bhi):
            matcher = SequenceMatcher(self.charjunk)
            done_i, done_j = alo, blo
            for j in range(blo, bhi):
                matcher.set_seq2(b[j])
                beside = alo + (j - blo)
                near = range(max(beside - _WINDOW, done_i), min(beside + _WINDOW + 1, ahi))
                if not near:
                    break
                best_i, best_ratio = None, 0.74999
                for i in near:
                    matcher.set_seq1(a[i])
                    if (matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio
                            and matcher.ratio() > best_ratio):
                        best_i, best_ratio = i, matcher.ratio()
                if best_i is None:
                    continue
                yield from self._rest(a, done_i, best_i, b, done_j, j)
                yield from self._marked(a[best_i], b[j])
                done_i, done_j = best_i + 1, j + 1
            yield from self._rest(a, done_i, ahi, b, done_j, bhi)

        def _between(self, a, alo, ahi, b, blo, bhi):
            return self._plain_replace(a, alo, ahi, b, blo, bhi)
    else:
        # The most similar pair of lines first, then what stands before and after it.
        def _replace(self, a, alo, ahi, b, blo, bhi):
            best_ratio, best_i, best_j = 0.74, None, None
            equal = None
            matcher = SequenceMatcher(self.charjunk)
            for j in range(blo, bhi):
                matcher.set_seq2(b[j])
                for i in range(alo, ahi):
                    if a[i] == b[j]:
                        equal = equal or (i, j)
                        continue
                    matcher.set_seq1(a[i])
                    if (matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio
                            and matcher.ratio() > best_ratio):
                        best_ratio, best_i, best_j = matcher.ratio(), i, j
            if best_ratio < 0.75:
                if equal is None:
                    yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                    return
                best_i, best_j = equal
            yield from self._rest(a, alo, best_i, b, blo, best_j)
            yield from self._marked(a[best_i], b[best_j])
            yield from self._rest(a, best_i + 1, ahi, b, best_j + 1, bhi)

        _between = _replace


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The lines of a and b, each after two characters that say where it is."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The lines of one of the two sequences that were given to ndiff."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


def _lines_named(start, stop):
    length = stop - start
    if length == 1:
        return "%d" % (start + 1)
    return "%d,%d" % (start + 1 if length else start, length)


def _check_texts(a, b, *texts):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)"
                            % (type(lines[0]).__name__, lines[0]))
    if sys.version_info >= (3, 14) and (isinstance(a, str) or isinstance(b, str)):
        raise TypeError("input must be a sequence of strings, not str")
    for text in texts:
        if not isinstance(text, str):
            raise TypeError("all arguments must be str, not: %r" % (text,))


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """What differs, with n lines around each place, as patch reads it."""
    _check_texts(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for sign, name, date in (("---", fromfile, fromfiledate), ("+++", tofile, tofiledate)):
                yield "%s %s%s%s" % (sign, name, "\t" + date if date else "", lineterm)
        first, last = group[0], group[-1]
        yield "@@ -%s +%s @@%s" % (_lines_named(first[1], last[2]),
                                   _lines_named(first[3], last[4]), lineterm)
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag != "insert":
                for line in a[i1:i2]:
                    yield "-" + line
            if tag != "delete":
                for line in b[j1:j2]:
                    yield "+" + line
