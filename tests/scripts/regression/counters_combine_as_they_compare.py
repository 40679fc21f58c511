# Counters of counts that cannot all be compared: the order of operands that the messages show.
import collections

C = collections.Counter
for operation in (lambda: -C(x=3, y="no"), lambda: +C(y="no"), lambda: C(x=3, y="no") | C(x=1),
                  lambda: C(x=3) & C(x="no")):
    try:
        print(operation())
    except TypeError as error:
        print(error)
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '>' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'int' and 'str'
print(sorted((-C(a=-2, b=1)).items()), sorted((C(a=1) - C(a=3, b=-2)).items()))
# expect: [('a', 2)] [('b', 2)]
