# UserDict, UserList and UserString keep their data in an attribute.
from collections import UserDict, UserList, UserString
class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
d = Lower(A=1)
d["B"] = 2
print(d, d.data, "b" in d)  # expect: {'a': 1, 'b': 2} {'a': 1, 'b': 2} True
l = UserList([3, 1])
l.append(2)
l.sort()
print(l, l + [9], len(l))  # expect: [1, 2, 3] [1, 2, 3, 9] 3
s = UserString("abc")
print(s.upper(), s + "d", "b" in s)  # expect: ABC abcd True
