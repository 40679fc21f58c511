# UserString, UserList and UserDict: methods that give text or lists give their own class.
from collections import ChainMap, Counter, UserDict, UserList, UserString, deque, namedtuple
from collections.abc import MutableSequence
import copy
text = UserString("abc")
print(text.title(), type(text.title()).__name__)        # expect: Abc UserString
print(text.join("xy"), type(text.join("xy")).__name__)  # expect: xabcy str
print(text <= "abd", text > UserString("aaa"), text.find("c", 1))  # expect: True True 2
print("%s!" % text, int(UserString("12")) + 1)          # expect: abc! 13
numbers = same = UserList([1])
numbers *= 2
print(same is numbers, numbers)                         # expect: True [1, 1]
other = copy.copy(numbers)
other.append(3)
print(numbers, other)                                   # expect: [1, 1] [1, 1, 3]
print(Counter(self=2), len(Counter(iterable=1)))        # expect: Counter({'self': 2}) 1
print(UserDict(self=1))                                 # expect: {'self': 1}
print(namedtuple("Pair", "self x")(1, 2)._replace(self=3))  # expect: Pair(self=3, x=2)
print(isinstance(deque(), MutableSequence))             # expect: True
