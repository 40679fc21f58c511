# IGNORECASE knows letters with several lower cases; ASCII and bytes know A to Z only.
import re
print(re.findall("straße", "Straße STRAßE STRAẞE", re.I), re.findall("k", "kK\u212a", re.I))
# expect: ['Straße', 'STRAßE', 'STRAẞE'] ['k', 'K', 'K']
print(re.findall("k", "kK\u212a", re.I | re.A), re.findall(b"k", b"kK", re.I))
# expect: ['k', 'K'] [b'k', b'K']
print(re.findall("[a-c]", "aBC", re.I), re.findall("[^a-c]", "ABd", re.I), re.findall("σ", "Σσς", re.I))
# expect: ['a', 'B', 'C'] ['d'] ['Σ', 'σ', 'ς']
print(re.findall("s", "sS\u017f", re.I), re.findall("[s]", "sS\u017f", re.I), re.findall("[K]", "k", re.I))
# expect: ['s', 'S', 'ſ'] ['s', 'S', 'ſ'] ['k']
print(re.findall("i", "iI\u0130\u0131", re.I), re.findall("[à-þ]", "É×", re.I), re.findall("µ", "μΜ", re.I))
# expect: ['i', 'I', 'İ', 'ı'] ['É'] ['μ', 'Μ']
print(re.match(r"(ab)\1", "abAB", re.I).group(), re.match(r"(?i:a)b", "Ab").group(), re.match("(?i:a)b", "AB"))
# expect: abAB Ab None
print(re.match("(?-i:a)b", "aB", re.I).group(), re.match("(?-i:a)b", "AB", re.I))  # expect: aB None
