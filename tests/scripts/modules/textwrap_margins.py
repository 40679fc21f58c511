# dedent and indent.
import textwrap
print(repr(textwrap.dedent("  a\n    b\n\n  c\n")), repr(textwrap.dedent("\ta\n  b")))
# expect: 'a\n  b\n\nc\n' '\ta\n  b'
