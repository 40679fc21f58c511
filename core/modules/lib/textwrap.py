# textwrap - filling paragraphs, and the margin of texts.
from sys import version_info as _version

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_WHITESPACE = "\t\n\x0b\x0c\r "
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _is_letter(c):
    return c.isalpha() or c == "_"


class TextWrapper:
    """Breaks text into lines of a width; see wrap() and fill()."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): " " for c in _WHITESPACE})
        return text

    def _split(self, text):
        # Words and the whitespace between them; a word is cut behind its hyphens.
        chunks = []
        start = 0
        while start < len(text):
            is_space = text[start] in _WHITESPACE
            end = start
            while end < len(text) and (text[end] in _WHITESPACE) == is_space:
                end += 1
            if is_space or not self.break_on_hyphens:
                chunks.append(text[start:end])
            else:
                chunks.extend(self._split_word(text[start:end]))
            start = end
        return chunks

    def _split_word(self, word):
        pieces = []
        start = 0
        at = 0
        while at < len(word):
            if word[at] != "-":
                at += 1
                continue
            end = at
            while end < len(word) and word[end] == "-":
                end += 1
            count = end - at
            if count >= 2:
                # A dash: a piece of its own between words.
                before_is_word = at > start and (word[at - 1].isalnum() or word[at - 1] in "_!\"'&.,?")
                if before_is_word and end < len(word) and (word[end].isalnum() or word[end] == "_"):
                    pieces.append(word[start:at])
                    pieces.append(word[at:end])
                    start = end
            elif self._breaks_behind(word, start, at):
                pieces.append(word[start:end])
                start = end
            at = end
        if start < len(word):
            pieces.append(word[start:])
        return pieces

    def _breaks_behind(self, word, start, at):
        # Two letters in front of the hyphen and two word characters behind, with letters around.
        before = word[start:at]
        after = word[at + 1:]
        if len(before) < 2 or not _is_letter(before[-1]) or not _is_letter(before[-2]):
            if not (len(before) >= 3 and before[-2] == "-" and _is_letter(before[-1])
                    and _is_letter(before[-3])):
                return False
        if not after:
            return False
        if _is_letter(after[0]):
            return len(after) > 1 and (_is_letter(after[1]) or
                                       (after[1] == "-" and len(after) > 2
                                        and _is_letter(after[2])))
        return False

    def _fix_sentence_endings(self, chunks):
        i = 0
        while i < len(chunks) - 1:
            if chunks[i + 1] == " " and self._ends_sentence(chunks[i]):
                chunks[i + 1] = "  "
                i += 2
            else:
                i += 1

    def _ends_sentence(self, chunk):
        if chunk and chunk[-1] in "\"'":
            chunk = chunk[:-1]
        return len(chunk) >= 2 and chunk[-1] in ".!?" and chunk[-2] in _LETTERS[:26]

    def _handle_long_word(self, reversed_chunks, line, length, width):
        space_left = 1 if width < 1 else width - length
        if self.break_long_words and (space_left > 0 or _version < (3, 14)):
            end = space_left
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not line:
            line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            is_last = (not chunks or self.drop_whitespace and len(chunks) == 1
                       and not chunks[0].strip())
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or is_last and length <= width):
                lines.append(indent + "".join(line))
                continue
            self._end_with_placeholder(lines, line, length, indent, width)
            break
        return lines

    def _end_with_placeholder(self, lines, line, length, indent, width):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line[-1])
            del line[-1]
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    wrapper = TextWrapper(width=width, max_lines=1, **kwargs)
    return wrapper.fill(" ".join(text.strip().split()))


def _margin_of(line):
    return line[:len(line) - len(line.lstrip(" \t"))]


def dedent(text):
    if not isinstance(text, str):
        raise _no_text(text)
    lines = text.split("\n")
    lines = [line if line.strip(" \t") else "" for line in lines]
    margins = [_margin_of(line) for line in lines if line]
    if not margins:
        return "\n".join(lines)
    least = min(margins)
    most = max(margins)
    margin = 0
    while margin < len(least) and least[margin] == most[margin]:
        margin += 1
    return "\n".join([line[margin:] for line in lines])


def _no_text(given):
    kind = type(given).__qualname__
    if _version >= (3, 14):
        return TypeError("expected str object, not %r" % kind)
    if isinstance(given, (bytes, bytearray)):
        return TypeError("cannot use a string pattern on a bytes-like object")
    text = "expected string or bytes-like object"
    return TypeError("%s, got %r" % (text, kind) if _version >= (3, 11) else text)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    if _version >= (3, 13):
        pieces = []
        for line in text.splitlines(True):
            pieces += (prefix, line) if predicate(line) else (line,)
        return "".join(pieces)
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
