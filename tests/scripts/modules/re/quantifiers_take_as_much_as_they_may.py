# Greedy, lazy and counted repeats, alone and nested.
import re
print(re.match("a*?b", "aaab").group(), re.match("<.+?>", "<a><b>").group())  # expect: aaab <a>
print(re.match("<.+>", "<a><b>").group(), re.match("a{2,3}", "aaaa").group())  # expect: <a><b> aaa
print(re.match("a{2,3}?", "aaaa").group(), re.match("a{2}", "aaaa").group())  # expect: aa aa
print(re.match("a{,2}", "aaaa").group(), re.match("x{", "x{").group(), re.match("x{a}", "x{a}"))
# expect: aa x{ <re.Match object; span=(0, 4), match='x{a}'>
print(re.match("(?:ab)+", "ababa").group(), re.match("(?:ab)+?", "ababa").group())
# expect: abab ab
print(re.match("(?:a|ab)(?:c|bcd)(d*)", "abcd").groups())  # expect: ('',)
print(re.fullmatch("(?:a|ab)(?:c|bcd)(d*)", "abcd").span())  # expect: (0, 4)
print(re.match("(?:a?)*?y", "z"), re.match("(?:a*)*", "aab").span(), re.match("(?:)*", "a").span())
# expect: None (0, 2) (0, 0)
print(re.match("((a)|b)*", "ab").groups(), re.match("(?:(a)|(b))*", "aba").groups())
# expect: ('b', 'a') ('a', 'b')
print(re.match("(a*)*b", "aab").groups(), re.match("(?:(\\w)-?)+", "a-b-c").group(1))
# expect: ('',) c
print(re.match("(?:x{2}|y){2,3}", "xxyxxx").group(), re.match("(?:.{2})*z", "abcdz").group())
# expect: xxyxx abcdz
