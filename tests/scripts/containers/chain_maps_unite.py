# | on ChainMap and UserDict gives a new one of the left class; |= changes the first mapping.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
from collections import ChainMap, UserDict
chain = ChainMap({"a": 1}, {"b": 2})
print(chain | {"a": 3})            # expect: ChainMap({'a': 3}, {'b': 2})
print({"b": 9, "c": 8} | chain)    # expect: ChainMap({'b': 2, 'c': 8, 'a': 1})
chain |= {"z": 0}
print(chain.maps)                  # expect: [{'a': 1, 'z': 0}, {'b': 2}]
print(UserDict(a=1) | {"b": 2})    # expect: {'a': 1, 'b': 2}
print({"b": 2} | UserDict(a=1))    # expect: {'b': 2, 'a': 1}
