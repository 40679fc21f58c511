# _source_blocks - where a statement and what is indented under it ends, for inspect.


def _scan(line, quote, depth):
    # The quotes of a string that goes on behind this line (or None), and how many brackets are
    # open there.
    at = 0
    while at < len(line):
        if quote is not None:
            if line[at] == "\\":
                at += 1
            elif line.startswith(quote, at):
                at += len(quote) - 1
                quote = None
        elif line[at] in "\"'":
            quote = line[at] * 3 if line.startswith(line[at] * 3, at) else line[at]
            at += len(quote) - 1
        elif line[at] == "#":
            break
        elif line[at] in "([{":
            depth += 1
        elif line[at] in ")]}":
            depth -= 1
        at += 1
    if quote is not None and len(quote) == 1 and not line.endswith("\\"):
        quote = None
    return quote, depth


def block_end(lines):
    """How many of the lines belong to the first statement: decorators, header and body."""
    indent = None
    end = 0
    quote, depth = None, 0
    header = True
    for number, line in enumerate(lines):
        begins = quote is None and depth == 0
        text = line.strip()
        quote, depth = _scan(line, quote, depth)
        if begins and (not text or text.startswith("#")):
            continue
        if begins:
            margin = len(line) - len(line.lstrip())
            if indent is None:
                indent = margin
            elif margin <= indent and not header:
                break
            elif margin > indent:
                header = False
        if quote is None and depth == 0 and begins and margin == indent:
            header = text.startswith("@")
        elif header and quote is None and depth == 0 and text.endswith(":"):
            header = False
        end = number + 1
    return end


def class_line(read_line, qualname):
    """The number of the line in which a class begins; None when it is not found."""
    path = qualname.split(".")
    outer = []  # (margin, name) of the classes and functions around a line
    quote, depth = None, 0
    empty = number = 0
    decorators = None
    while empty < 50:
        number += 1
        line = read_line(number)
        empty = 0 if line else empty + 1
        begins = quote is None and depth == 0
        quote, depth = _scan(line, quote, depth)
        words = line.replace("(", " ").replace(":", " ").split()
        if not begins or not words:
            continue
        margin = len(line) - len(line.lstrip())
        if words[0].startswith("@"):
            decorators = decorators or number
            continue
        if words[0] in ("class", "def") and len(words) > 1:
            while outer and outer[-1][0] >= margin:
                outer.pop()
            outer.append((margin, words[1]))
            names = []
            for _, name in outer:
                names += [name]
            if words[0] == "class" and names == [n for n in path if n != "<locals>"]:
                return decorators or number
        decorators = None
    return None
