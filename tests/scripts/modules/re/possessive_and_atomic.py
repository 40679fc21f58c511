# What a possessive repeat or an atomic group has matched is final.
# profiles: 3.11 3.12 3.13 3.14.0 3.14 3.15
import re
print(re.match("a++a", "aaa"), re.match("a*+b", "aab").group(), re.match("a?+a", "a"))
# expect: None aab None
print(re.match("(?>a+)a", "aaa"), re.match("(?>a|ab)c", "abc"), re.match("(?>ab|a)c", "abc").group())
# expect: None None abc
print(re.match("(?:ab)++a", "ababa").group(), re.match("(?:ab){1,2}+ab", "abab"))
# expect: ababa None
print(re.match("((?>a*))(.)", "aab").groups(), re.match("(?>(a)|b)+", "ab").groups())
# expect: ('aa', 'b') ('a',)
