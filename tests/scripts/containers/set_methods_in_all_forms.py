# Set methods in all forms.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([9], "x") == {1, 2, 3, 9, "x"})
# expect: {1, 2, 3, 4} {3} {1, 2} {1, 2, 4} True
print(a.intersection([1], [1, 2]), a.difference([1], [2]), a.symmetric_difference([1, 7]))
# expect: {1} {3} {2, 3, 7}
print(a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([5]), {1} < a <= a, a > {1})
# expect: True True True True True
a |= {8}
a &= {1, 2, 8}
a -= {2}
a ^= {1, 5}
print(sorted(a), a.discard(99), a.remove(5), a.pop(), a)  # expect: [5, 8] None None 8 set()
print({1} == frozenset([1]), type({1} | frozenset([2])).__name__, type(frozenset([1]) | {2}).__name__)
# expect: True set frozenset
