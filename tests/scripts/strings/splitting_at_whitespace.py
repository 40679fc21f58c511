# Without a separator runs of whitespace split, also that of other scripts.
print("  a  b  ".split(), "  a  b  c ".split(None, 1), "  a  b  c ".rsplit(None, 1))
# expect: ['a', 'b'] ['a', 'b  c '] ['  a  b', 'c']
print("".split(), "a\u2003b\x1cc\x85d".split(), "  a  b  c ".split(maxsplit=0))
# expect: [] ['a', 'b', 'c', 'd'] ['a  b  c ']
