# A copy of an iterator goes on from the same item; a deep copy shares nothing.
import copy
def advanced(iterator):
    next(iterator)
    return iterator
makers = (lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("abc"), lambda: iter(b"abc"),
          lambda: iter(bytearray(b"abc")), lambda: reversed([1, 2, 3]), lambda: reversed("abc"),
          lambda: iter({1: 2, 3: 4}), lambda: iter({1: 2, 3: 4}.values()),
          lambda: iter({1: 2, 3: 4}.items()), lambda: iter({1, 2, 3}))
for maker in makers:
    it = advanced(maker())
    other = copy.copy(it)
    deep = copy.deepcopy(it)
    print(type(other).__name__, list(other), list(deep), list(it), list(copy.copy(it)))
# expect: list_iterator [2, 3] [2, 3] [2, 3] []
# expect: tuple_iterator [2, 3] [2, 3] [2, 3] []
# expect[3.3,3.7,3.10]: str_iterator ['b', 'c'] ['b', 'c'] ['b', 'c'] []
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: str_ascii_iterator ['b', 'c'] ['b', 'c'] ['b', 'c'] []
# expect: bytes_iterator [98, 99] [98, 99] [98, 99] []
# expect: bytearray_iterator [98, 99] [98, 99] [98, 99] []
# expect: list_reverseiterator [2, 1] [2, 1] [2, 1] []
# expect: reversed ['b', 'a'] ['b', 'a'] ['b', 'a'] []
# expect: list_iterator [3] [3] [3] []
# expect: list_iterator [4] [4] [4] []
# expect: list_iterator [(3, 4)] [(3, 4)] [(3, 4)] []
# expect: list_iterator [2, 3] [2, 3] [2, 3] []
# What draws on another iterator shares it with its copy, but not with its deep copy.
for maker in (lambda: enumerate([5, 6, 7], 2), lambda: zip([1, 2, 3], "abc"),
              lambda: map(abs, [-1, -2, -3]), lambda: filter(None, [1, 0, 2])):
    it = advanced(maker())
    other = copy.copy(it)
    deep = copy.deepcopy(it)
    print(type(other).__name__, list(other), list(deep), list(it))
# expect: enumerate [(3, 6), (4, 7)] [(3, 6), (4, 7)] []
# expect: zip [(2, 'b'), (3, 'c')] [(2, 'b'), (3, 'c')] []
# expect: map [2, 3] [2, 3] []
# expect: filter [2] [2] []
items = [1, 2]
it = iter(items)
other = copy.copy(it)
items.append(3)
print(list(other), list(it))  # expect: [1, 2, 3] [1, 2, 3]
