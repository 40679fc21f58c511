# Groups by number and name, unset ones, and where everything lies.
import re
m = re.match(r"(?P<first>\w+)[ ,]+(?P<second>\w+)(?:!(\d))?", "hello, world")
print(m.group(), m.group(1, 2), m["second"], m[0])
# expect: hello, world ('hello', 'world') world hello, world
print(m.groups(), m.groups("none"), m.groupdict())
# expect: ('hello', 'world', None) ('hello', 'world', 'none') {'first': 'hello', 'second': 'world'}
print(m.span(), m.span(2), m.start("second"), m.end(1), m.span(3))
# expect: (0, 12) (7, 12) 7 5 (-1, -1)
print(m.lastindex, m.lastgroup, m.pos, m.endpos, m.regs)
# expect: 2 second 0 12 ((0, 12), (0, 5), (7, 12), (-1, -1))
print(m.re.groups, dict(m.re.groupindex), m.string)
# expect: 3 {'first': 1, 'second': 2} hello, world
print(re.match("(a(b)?)+", "abaa").groups(), re.match("(a)|b", "b").lastindex)
# expect: ('a', 'b') None
print(m.expand(r"\2 \g<first>"))  # expect: world hello
for key in (4, -1, "third"):
    try:
        m.group(key)
    except IndexError as error:
        print(error)  # expect: no such group
        # expect: no such group
        # expect: no such group
print(m)  # expect: <re.Match object; span=(0, 12), match='hello, world'>
print(bool(m), re.match("x", "y"))  # expect: True None
