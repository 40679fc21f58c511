"""Writes unicode_tables.def: properties and case mappings of all characters, as ranges.

    python3.13 core/objects/make_unicode_tables.py > core/objects/unicode_tables.def

Run it under the CPython whose Unicode version is wanted; everything is asked of its str methods.
The bits are those of CharacterProperty in unicode.h.
"""
import sys
import textwrap
import unicodedata

LIMIT = 0x110000
COLUMNS = 100


def is_cased(c):
    return c.islower() or c.isupper() or unicodedata.category(c) == "Lt"


def is_case_ignorable(c):
    """Told by what it does to a final sigma before and after it."""
    skipped_backwards = ("A" + c + "\u03a3").lower()[-1] == "\u03c2"
    skipped_forwards = ("A\u03a3" + c).lower()[1] == "\u03c2"
    return skipped_backwards and (not is_cased(c) or skipped_forwards)


def properties(code):
    c = chr(code)
    tests = (
        c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(),
        unicodedata.category(c) == "Lt", c.isspace(), c.isprintable(), c.isidentifier(),
        ("a" + c).isidentifier(), is_cased(c), is_case_ignorable(c))
    return sum(bit << i for i, bit in enumerate(tests))


def property_ranges():
    ranges = []
    for code in range(LIMIT):
        value = properties(code)
        if not ranges or ranges[-1][1] != value:
            ranges.append((code, value))
    return ranges


def case_ranges(mapping):
    """(first, last, step, delta) of characters with a mapping to one character, and the others.

    Characters that `mapping` gives None for have no entry."""
    ranges, longer = [], []
    for code in range(LIMIT):
        result = mapping(chr(code))
        if result is None:
            continue
        if len(result) > 1:
            longer.append((code, [ord(c) for c in result]))
            continue
        delta = ord(result) - code
        if ranges and ranges[-1][3] == delta:
            first, last, step, _ = ranges[-1]
            if first == last and code - last in (1, 2):
                ranges[-1] = (first, code, code - last, delta)
                continue
            if first != last and code - last == step:
                ranges[-1] = (first, code, step, delta)
                continue
        ranges.append((code, code, 1, delta))
    return ranges, longer


def write_array(declaration, entries):
    print(f"{declaration}[] = {{")
    print(textwrap.fill(", ".join(entries) + ",", COLUMNS, initial_indent="    ",
                        subsequent_indent="    ", break_on_hyphens=False))
    print("};\n")


def write_case(name, mapping):
    ranges, longer = case_ranges(mapping)
    write_array(f"constexpr CaseRange k{name}Ranges",
                [f"{{{a:#x}, {b - a}, {step}, {delta}}}" for a, b, step, delta in ranges])
    write_array(f"constexpr LongCase k{name}Long",
                ["{%#x, {%s}}" % (code, ", ".join(f"{c:#x}" for c in result + [0] * (3 - len(result))))
                 for code, result in longer])


def main():
    print(f"// Unicode {unicodedata.unidata_version}, written by make_unicode_tables.py. Not to be edited.\n")
    ranges = property_ranges()
    classes = sorted({value for _, value in ranges})
    for start, value in ranges:
        assert not value & 2 or unicodedata.decimal(chr(start)) == 0
    write_array("constexpr uint16_t kPropertyClasses", [f"{value:#x}" for value in classes])
    write_array("constexpr uint32_t kPropertyRanges",
                [f"{start << 8 | classes.index(value):#x}" for start, value in ranges])
    write_case("Lower", lambda c: c.lower() if c.lower() != c else None)
    write_case("Upper", lambda c: c.upper() if c.upper() != c else None)
    write_case("Title", lambda c: c.title() if c.title() != c.upper() else None)
    write_case("Fold", lambda c: c.casefold() if c.casefold() != c.lower() else None)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
