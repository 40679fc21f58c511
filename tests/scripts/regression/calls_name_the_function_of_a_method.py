# What is wrong with unpacked arguments is told of the function that a method is bound to.
# profiles: 3.10 3.11 3.12 3.13
class K:
    def go(self, *args, **keywords): pass


for call in (lambda: K().go(**5), lambda: K().go(*5), lambda: K().go(a=1, **{"a": 2}), lambda: K().go(*5, **{1: 2})):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: __main__.K.go() argument after ** must be a mapping, not int
# expect: __main__.K.go() argument after * must be an iterable, not int
# expect: __main__.K.go() got multiple values for keyword argument 'a'
# expect: __main__.K.go() argument after * must be an iterable, not int
