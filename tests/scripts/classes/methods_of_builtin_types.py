# Bound and unbound methods, and what they are called.
print([].append.__name__, [].append.__qualname__, [].append.__self__, [].append.__module__)
# expect: append list.append [] None
print(list.append.__qualname__, list.append.__objclass__, list.append)
# expect: list.append <class 'list'> <method 'append' of 'list' objects>
print(list.__len__, [].__len__.__objclass__, type([].__len__).__name__)
# expect: <slot wrapper '__len__' of 'list' objects> <class 'list'> method-wrapper
print(len.__self__.__name__, len.__module__, list.__new__.__self__, list.__new__.__name__)
# expect: builtins builtins <class 'list'> __new__
print(dict.fromkeys.__self__, {}.fromkeys.__qualname__, str(list.append.__get__(None, list)))
# expect: <class 'dict'> dict.fromkeys <method 'append' of 'list' objects>
print(int.__add__(1, 2), int.__add__(1, "a"), object.__repr__(5)[:16], list.__len__([1]))
# expect: 3 NotImplemented <int object at 0 1
