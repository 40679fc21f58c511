# What a Pattern shows of itself, how it compares, and that it is cached.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import re
import weakref
p = re.compile("a(?P<n>b)", re.I | re.M)
print(p, p.pattern, p.flags, p.groups, dict(p.groupindex))
# expect: re.compile('a(?P<n>b)', re.IGNORECASE|re.MULTILINE) a(?P<n>b) 42 1 {'n': 1}
print(re.compile("a"), re.compile(b"a"), re.compile("(?a)x", re.DOTALL), re.compile("x" * 250))
# expect: re.compile('a') re.compile(b'a') re.compile('(?a)x', re.DOTALL|re.ASCII) re.compile('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)
print(type(p), type(p.match("ab")), p.match("AB"), re.compile("'\n"))
# expect: <class 're.Pattern'> <class 're.Match'> <re.Match object; span=(0, 2), match='AB'> re.compile("'\n")
print(p is re.compile("a(?P<n>b)", re.I | re.M), re.compile(p) is p, p == re.compile("a"))
# expect: True True False
print(hash(p) == hash(p), weakref.ref(p)() is p, re.compile("q") == re.compile("q", re.U))
# expect: True True True
print(repr(re.I), repr(re.I | re.M), repr(re.A), re.I | re.X == 66, int(re.S))
# expect[3.7]: <RegexFlag.IGNORECASE: 2> <RegexFlag.MULTILINE|IGNORECASE: 10> <RegexFlag.ASCII: 256> True 16
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: re.IGNORECASE re.IGNORECASE|re.MULTILINE re.ASCII True 16
for call in (lambda: re.compile(p, re.X), lambda: re.compile(5), lambda: p.match(5),
             lambda: p.match(b"x"), lambda: re.compile(b"x").match("x"), lambda: type(p)()):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)  # expect: cannot process flags argument with a compiled pattern
        # expect: first argument must be string or compiled pattern
        # expect[3.7,3.10]: expected string or bytes-like object
        # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: expected string or bytes-like object, got 'int'
        # expect: cannot use a string pattern on a bytes-like object
        # expect: cannot use a bytes pattern on a string-like object
        # expect: cannot create 're.Pattern' instances
print(re.escape("a.b*c[d] é"), re.escape(b"a-b"), re.error.__name__, re.error.__mro__[1])
# expect[3.7,3.10,3.11,3.12]: a\.b\*c\[d\]\ é b'a\\-b' error <class 'Exception'>
# expect[3.13,3.14.0,3.14,3.15]: a\.b\*c\[d\]\ é b'a\\-b' PatternError <class 'Exception'>
