# From 3.9 on a mappingproxy joins and is reversed as its mapping; from 3.12 it is hashed so.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
from types import MappingProxyType
proxy = MappingProxyType({1: 2, 3: 4})
print(proxy | {1: 5}, {1: 5} | proxy, proxy | proxy, list(reversed(proxy)))
try:
    proxy |= {}
except TypeError as error:
    print(error)
try:
    print(hash(MappingProxyType("a")) == hash("a"))
except TypeError as error:
    print(error)
# expect: {1: 5, 3: 4} {1: 2, 3: 4} {1: 2, 3: 4} [3, 1]
# expect: '|=' is not supported by mappingproxy; use '|' instead
# expect[3.10,3.11]: unhashable type: 'mappingproxy'
# expect[3.12,3.13,3.14.0,3.14,3.15]: True
