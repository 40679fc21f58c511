# A match that needs very many steps goes on from tick to tick, and can be long.
import re
print(re.match("(a*)*b", "a" * 14), re.match("(?:a?){18}a{18}", "a" * 18).span())
# expect: None (0, 18)
print(re.match("(?:(?:a|b)*c?)*d", "ab" * 6), len(re.findall("(?:x|y)+z", "xyxyz" * 300)))
# expect: None 300
print(re.match("(?:ab)*", "ab" * 3000).end(), re.match("(?:a|b)*?c", "ab" * 2000 + "c").end())
# expect: 6000 4001
print(len(re.sub("(a)(?=b)", lambda m: m[1] * 2, "ab" * 500)))  # expect: 1500
