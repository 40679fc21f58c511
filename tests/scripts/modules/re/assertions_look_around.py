# Lookahead and lookbehind take no characters; references and conditions look at groups.
import re
print(re.findall(r"\w+(?=!)", "yes! no yes!"), re.findall(r"\b\w+\b(?!!)", "yes! no"))
# expect: ['yes', 'yes'] ['no']
print(re.findall(r"(?<=\$)\d+", "$10 20 $30"), re.findall(r"(?<!\$)\b\d+", "$10 20 $30"))
# expect: ['10', '30'] ['20']
print(re.search(r"(?=(a+))a*b\1", "baaabac").group(), re.match("(?!ab)(.)", "ac").groups())
# expect: aba ('a',)
print(re.search(r"(?<=(a))b", "ab").groups(), re.search(r"(\w)\1", "hello").group())
# expect: ('a',) ll
print(re.match(r"(?P<q>['\"]).*?(?P=q)", "'it\"s' x").group())  # expect: 'it"s'
print([bool(re.fullmatch(r"(<)?\w+(?(1)>)", s)) for s in ("<a>", "a", "<a", "a>")])
# expect: [True, True, False, False]
print(re.match(r"(a)?(?(1)b|c)", "c").span(), re.match(r"(?P<x>a)?(?(x)b|c)", "ab").span())
# expect: (0, 1) (0, 2)
print(re.findall(r"^\w", "ab\ncd", re.M), re.findall(r"\w$", "ab\ncd\n"), re.findall("$", "a\n"))
# expect: ['a', 'c'] ['d'] ['', '']
print(re.findall(r"\A\w", "ab\ncd", re.M), re.search(r"d\Z", "cd\n"), re.search(r"\Bb\b", "ab b"))
# expect: ['a'] None <re.Match object; span=(1, 2), match='b'>
print(re.compile("^b").search("ab", 1), re.compile("(?<=a)b").search("ab", 1))
# expect: None <re.Match object; span=(1, 2), match='b'>
print(re.search(r"\b", ""), re.findall(r"\b|:+", "a::bc"))  # expect[3.3]: None ['', '', ':', '', '']
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: None ['', '', '::', '', '']
