# A walk over an OrderedDict knows its next item: a change after the last one ends nothing.
import collections


def walk(change, stop):
    table = collections.OrderedDict(a=1, b=2)
    seen = []
    try:
        for key in table:
            seen.append(key)
            if key == stop:
                change(table)
    except RuntimeError as error:
        print(error)
    print(seen, list(table))


walk(lambda table: table.update(c=3), "a")
# expect: OrderedDict mutated during iteration
# expect: ['a'] ['a', 'b', 'c']
walk(lambda table: table.pop("b"), "a")
# expect: OrderedDict mutated during iteration
# expect: ['a'] ['a']
walk(lambda table: table.update(c=3), "b")
# expect: ['a', 'b'] ['a', 'b', 'c']
walk(lambda table: table.pop("a"), "b")
# expect: ['a', 'b'] ['b']
