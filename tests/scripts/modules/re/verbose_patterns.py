# VERBOSE leaves out blanks and comments, but not in sets.
import re
number = re.compile(r"""
    (?P<int> \d+ )   # digits
    (?: \. (\d*) )?  # perhaps more
    [ ]? \#
""", re.VERBOSE)
print(number.match("3.14 #").groups(), number.match("3#").groups())
# expect: ('3', '14') ('3', None)
print(re.match("(?x) a b # c", "ab").group(), re.match("(?x: a b) c", "ab c").group())
# expect: ab ab c
print(re.match("a(?#comment)b", "ab").group(), re.match("(?x)a\\ b", "a b").group())
# expect: ab a b
