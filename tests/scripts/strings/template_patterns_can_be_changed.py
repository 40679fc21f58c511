# string.Template: what a name is, and what stands before it, can be chosen by a class.
import string


class Percent(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


class Exact(string.Template):
    flags = 0
    idpattern = "[a-z]+"


class Tag(string.Template):
    pattern = r"""
    <(?:(?P<escaped><) | (?P<named>\w+)> | (?P<braced>b:\w+)> | (?P<invalid>))
    """


print(Percent("%from_me %you $it %%").safe_substitute(from_me=1))  # expect: 1 %you $it %
print(Exact("$ab $CD").safe_substitute(ab=1, CD=2))                 # expect: 1 $CD
print(Tag("<x> << <b:y>").substitute({"x": 1, "b:y": 2}))           # expect: 1 $ 2
plain = string.Template("a\n ${x} $")
for fill in (plain.substitute, plain.safe_substitute):
    try:
        print(fill(x=1).split())
    except ValueError as error:
        print(error)
# expect: Invalid placeholder in string: line 2, col 7
# expect: ['a', '1', '$']
print(string.Template("$a $b").substitute({"a": 1, "b": 2}, b=3))   # expect: 1 3
