# list[int] came with 3.9.
try:
    print(list[int], dict[str, list[int]], tuple[int, ...], type[int], list[int] == list[int])
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: list[int] dict[str, list[int]] tuple[int, ...] type[int] True
    print(list[int].__origin__, list[int].__args__, list[int]([1]), type(list[int]).__name__)
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: <class 'list'> (<class 'int'>,) [1] GenericAlias
    class L(list[int]): pass
    print(L.__bases__, L([1]))
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: (<class 'list'>,) [1]
    isinstance([], list[int])
except TypeError as e:
    print(e)
    # expect[3.3,3.7]: 'type' object is not subscriptable
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: isinstance() argument 2 cannot be a parameterized generic
