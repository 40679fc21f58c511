# sub and subn: templates, functions, limits, and empty matches.
import re
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("(?P<x>a)", r"<\g<x>\g<1>>", "ba"))
# expect: world hello b<aa>
print(re.sub("a", lambda m: str(m.start()), "banana"), re.sub("a", "-", "banana", count=2))
# expect: b1n3n5 b-n-na
print(re.subn("a", r"\\\n", "banana"), re.sub("x*", "-", "abxd"), re.sub("b*", "-", "abb"))
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: ('b\\\nn\\\nn\\\n', 3) -a-b--d- -a--
# expect[3.3]: ('b\\\nn\\\nn\\\n', 3) -a-b-d- -a-
print(re.sub(r"(a)|b", r"[\1]", "ab"), re.sub(b"a", rb"\x62" if False else rb"[\g<0>]", b"xay"))
# expect: [a][] b'x[a]y'
print(re.sub("a", "", "xyz"), re.sub("", "-", "ab"), re.compile("b").subn("c", "abb", 1))
# expect: xyz -a-b- ('acb', 1)
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1b22"), re.sub("a", r"\101\0", "a") == "A\0")
# expect: a2b44 True
text = "unchanged"
print(re.sub("x", "y", text) is text)  # expect: True
for repl in (r"\2", r"\g<b>", r"\g<", r"\q", r"\g<1", r"\777", r"\g<>", r"\g"):
    try:
        print(re.sub("(a)", repl, "a"))
    except (re.error, IndexError) as error:
        print(error)  # expect: invalid group reference 2 at position 1
        # expect: unknown group name 'b'
        # expect: missing group name at position 3
        # expect: bad escape \q at position 0
        # expect: missing >, unterminated name at position 3
        # expect: octal escape value \777 outside of range 0-0o377 at position 0
        # expect: missing group name at position 3
        # expect: missing < at position 2
try:
    re.sub("a", lambda m: 1, "a")
except TypeError as error:
    print(error)  # expect: sequence item 0: expected str instance, int found
