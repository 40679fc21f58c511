# From 3.14 on a tuple of atomic items is born untracked when it is made of items that are there; one
# that is made empty and filled then, as those of operators and iterators, is tracked.
# skip-stress: a collection untracks all of them
import gc

pair = tuple([1, 2])
made = (pair + pair, pair * 2, pair[1:], "a b".partition(" "), {1: 2}.popitem())
print([gc.is_tracked(each) for each in made])  # expect: [True, True, True, True, True]
walked = [*zip([1], [2]), *enumerate([1]), *zip([1], [2])]
print([gc.is_tracked(each) for each in walked])  # expect: [True, True, True]
shown = (pair, (1, pair[0]), (*pair, 1))
print([gc.is_tracked(each) for each in shown])
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: [True, True, True]
# expect[3.14.0,3.14,3.15]: [False, False, False]
