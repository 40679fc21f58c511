# assertEqual tells where lists, dicts, sets and texts differ.
import unittest

case = unittest.TestCase()

def differ(first, second):
    try:
        case.assertEqual(first, second)
    except AssertionError as error:
        print(error)

differ([1, 2, 3], [1, 5])
# expect: Lists differ: [1, 2, 3] != [1, 5]
# expect:
# expect: First differing element 1:
# expect: 2
# expect: 5
# expect:
# expect: First list contains 1 additional elements.
# expect: First extra element 2:
# expect: 3
# expect:
# expect: - [1, 2, 3]
# expect: + [1, 5]
differ({"a": 1}, {"a": 1, "b": 2})
# expect: {'a': 1} != {'a': 1, 'b': 2}
# expect: - {'a': 1}
# expect: + {'a': 1, 'b': 2}
differ({1, 2}, {2})
# expect: Items in the first set but not the second:
# expect: 1
differ("one\ntwo\n", "one\nthree\n")
# expect: 'one\ntwo\n' != 'one\nthree\n'
# expect:   one
# expect: - two
# expect: + three
# expect:
differ(tuple("abc"), tuple("ab"))
# expect: Tuples differ: ('a', 'b', 'c') != ('a', 'b')
# expect:
# expect: First tuple contains 1 additional elements.
# expect: First extra element 2:
# expect: 'c'
# expect:
# expect: - ('a', 'b', 'c')
# expect: ?          -----
# expect:
# expect: + ('a', 'b')
