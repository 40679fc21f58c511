# Operators of derived containers give the builtin type; in-place ones keep the object.
class L(list): pass
class T(tuple): pass
class S(set): pass
class F(frozenset): pass
l, t, s, f = L([1]), T((1,)), S([1]), F([1])
print(type(l + [2]).__name__, type(l[:]).__name__, type(l * 2).__name__, type(l.copy()).__name__)
# expect: list list list list
print(type(t + (2,)).__name__, type(t[:]).__name__, t == (1,), hash(t) == hash((1,)))
# expect: tuple tuple True True
print(type(s | {2}).__name__, type(s.copy()).__name__, type(f | {2}).__name__, s, f)
# expect: set set frozenset S({1}) F({1})
k = l
l += [2]
print(l, l is k, type(l).__name__)  # expect: [1, 2] True L
