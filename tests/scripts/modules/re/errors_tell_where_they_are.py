# re.error in CPython's words.
# profiles: 3.11 3.12 3.13 3.14.0 3.14 3.15
import re
def report(pattern, flags=0):
    try:
        return re.compile(pattern, flags)
    except (re.error, ValueError) as error:
        return "%s %s" % (error, getattr(error, "pos", None))
for pattern in ("(", "a)", "[", "[a", "*", "a**", "a+*", "\\", "(?", "(?P", "(?P<", "(?P<1>a)",
                "(?P<a>)(?P<a>)", "(?P=q)", "(?Px", "a{2,1}", "(?<=a*)b", "(?<a", r"\1", r"(a\1)",
                "[z-a]", r"[\d-z]", "(?z)", "x(?i)", r"\q", r"[\q]", r"\x1", r"\u12", "(?#a", "(?:a",
                "(?(1)a|b)", "(?(a)b)", "(?(0)b)", "(a)(?(1)b|c|d)", "(?i-i:a)", "(?-a:x)", "(?ia-:x)",
                "(?L)a", "a\n(b", "^*", "(?P<a b>x)", r"\400", "(?<=(a))(?<=\\2)", "(?P<a", "(?i", "x|*"):
    print(repr(pattern), report(pattern))
    # expect: '(' missing ), unterminated subpattern at position 0 0
    # expect: 'a)' unbalanced parenthesis at position 1 1
    # expect: '[' unterminated character set at position 0 0
    # expect: '[a' unterminated character set at position 0 0
    # expect: '*' nothing to repeat at position 0 0
    # expect: 'a**' multiple repeat at position 2 2
    # expect: 'a+*' multiple repeat at position 2 2
    # expect: '\\' bad escape (end of pattern) at position 0 0
    # expect: '(?' unexpected end of pattern at position 2 2
    # expect: '(?P' unexpected end of pattern at position 3 3
    # expect: '(?P<' missing group name at position 4 4
    # expect: '(?P<1>a)' bad character in group name '1' at position 4 4
    # expect: '(?P<a>)(?P<a>)' redefinition of group name 'a' as group 2; was group 1 at position 11 11
    # expect: '(?P=q)' unknown group name 'q' at position 4 4
    # expect: '(?Px' unknown extension ?Px at position 1 1
    # expect: 'a{2,1}' min repeat greater than max repeat at position 2 2
    # expect: '(?<=a*)b' look-behind requires fixed-width pattern None
    # expect: '(?<a' unknown extension ?<a at position 1 1
    # expect: '\\1' invalid group reference 1 at position 1 1
    # expect: '(a\\1)' cannot refer to an open group at position 2 2
    # expect: '[z-a]' bad character range z-a at position 1 1
    # expect: '[\\d-z]' bad character range \d-z at position 1 1
    # expect: '(?z)' unknown extension ?z at position 1 1
    # expect: 'x(?i)' global flags not at the start of the expression at position 1 1
    # expect: '\\q' bad escape \q at position 0 0
    # expect: '[\\q]' bad escape \q at position 1 1
    # expect: '\\x1' incomplete escape \x1 at position 0 0
    # expect: '\\u12' incomplete escape \u12 at position 0 0
    # expect: '(?#a' missing ), unterminated comment at position 0 0
    # expect: '(?:a' missing ), unterminated subpattern at position 0 0
    # expect: '(?(1)a|b)' invalid group reference 1 at position 3 3
    # expect: '(?(a)b)' unknown group name 'a' at position 3 3
    # expect: '(?(0)b)' bad group number at position 3 3
    # expect: '(a)(?(1)b|c|d)' conditional backref with more than two branches at position 11 11
    # expect: '(?i-i:a)' bad inline flags: flag turned on and off at position 5 5
    # expect: '(?-a:x)' bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4 4
    # expect: '(?ia-:x)' missing flag at position 5 5
    # expect: '(?L)a' bad inline flags: cannot use 'L' flag with a str pattern at position 3 3
    # expect: 'a\n(b' missing ), unterminated subpattern at position 2 (line 2, column 1) 2
    # expect: '^*' nothing to repeat at position 1 1
    # expect: '(?P<a b>x)' bad character in group name 'a b' at position 4 4
    # expect: '\\400' octal escape value \400 outside of range 0-0o377 at position 0 0
    # expect: '(?<=(a))(?<=\\2)' invalid group reference 2 at position 13 13
    # expect: '(?P<a' missing >, unterminated name at position 4 4
    # expect: '(?i' missing -, : or ) at position 3 3
    # expect: 'x|*' nothing to repeat at position 2 2
print(report(b"(?u)a"), report(b"\xff("), report("a", re.L), report(b"a", re.U), report("a", re.A | re.U))
# expect: bad inline flags: cannot use 'u' flag with a bytes pattern at position 3 3 missing ), unterminated subpattern at position 1 1 cannot use LOCALE flag with a str pattern None cannot use UNICODE flag with a bytes pattern None ASCII and UNICODE flags are incompatible None
