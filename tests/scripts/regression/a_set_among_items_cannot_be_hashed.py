# A set is looked for as a frozenset where it is the argument, not where it is one item of many.
numbers = {1, 2}
print({1} in {frozenset({1})}, numbers.discard({1}))  # expect: True None
for combine in (numbers.difference, numbers.intersection, numbers.isdisjoint, numbers.issuperset,
                numbers.difference_update, numbers.intersection_update):
    try:
        print(combine([{1}]))
    except TypeError as error:
        print(error)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: unhashable type: 'set'
# expect[3.14.0,3.14,3.15]: cannot use 'set' as a set element (unhashable type: 'set')
# expect: unhashable type: 'set'
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: unhashable type: 'set'
# expect[3.14.0,3.14,3.15]: cannot use 'set' as a set element (unhashable type: 'set')
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: unhashable type: 'set'
# expect[3.14.0,3.14,3.15]: cannot use 'set' as a set element (unhashable type: 'set')
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: unhashable type: 'set'
# expect[3.14.0,3.14,3.15]: cannot use 'set' as a set element (unhashable type: 'set')
# expect: unhashable type: 'set'


class Once:
    def __hash__(self):
        print("hashed")
        return 5

    def __eq__(self, other):
        return True


print(len({5}.intersection([Once()])))
# expect: hashed
# expect: 1
