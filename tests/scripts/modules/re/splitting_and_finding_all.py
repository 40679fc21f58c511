# split, findall and finditer, with groups and empty matches.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import re
print(re.split(r"\W+", "Words, words, words."), re.split(r"(\W+)", "a, b."))
# expect: ['Words', 'words', 'words', ''] ['a', ', ', 'b', '.', '']
print(re.split("[a-f]+", "0a3B9", flags=re.I), re.split(r"\W+", "a, b, c", maxsplit=1))
# expect: ['0', '3', '9'] ['a', 'b, c']
print(re.split("x*", "axbc"), re.split(r"\b", "a b"), re.split("(a)|b", "xaybz"))
# expect: ['', 'a', '', 'b', 'c', ''] ['', 'a', ' ', 'b', ''] ['x', 'a', 'y', None, 'z']
print(re.findall("a|b*", "cabb"), re.findall(r"(\w)(\d)?", "a1b"), re.findall("(a)|b", "ab"))
# expect: ['', 'a', 'bb', ''] [('a', '1'), ('b', '')] ['a', '']
print([m.span() for m in re.finditer("b*", "abba")], re.findall("", "ab"))
# expect: [(0, 0), (1, 3), (3, 3), (4, 4)] ['', '', '']
it = re.finditer("a", "aba")
print(type(it).__name__, next(it).span(), next(it).span(), next(it, None))
# expect: callable_iterator (0, 1) (2, 3) None
scanner = re.compile(r"\w").scanner("ab c")
print(scanner.match(), scanner.match(), scanner.match(), scanner.search())
# expect: <re.Match object; span=(0, 1), match='a'> <re.Match object; span=(1, 2), match='b'> None None
print(re.compile("a").findall("banana", 2, 5), re.compile("a.").search("banana", 2, 4))
# expect: ['a'] None
