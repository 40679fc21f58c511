# A mappingproxy asks the mapping it stands for, whatever that is.
from types import MappingProxyType


class Doubles:
    def __getitem__(self, key):
        return key * 2

    def keys(self):
        return ["k"]

    def __contains__(self, key):
        return key == 1

    def get(self, *arguments):
        return arguments


class Own(dict):
    def keys(self):
        return [7]

    def __missing__(self, key):
        return "missing"


proxy = MappingProxyType({1: 2})
print(proxy, str(proxy), "%s" % proxy, repr(proxy))
# expect: {1: 2} {1: 2} {1: 2} mappingproxy({1: 2})
proxy = MappingProxyType(Doubles())
print(proxy[3], proxy.keys(), proxy.get(1), proxy.get(1, 2), 1 in proxy, 2 in proxy, dict(proxy))
# expect: 6 ['k'] (1, None) (1, 2) True False {'k': 'kk'}
proxy = MappingProxyType(Own(a=1))
print(proxy.keys(), proxy["b"], dict(proxy), list(proxy), "a" in proxy)
# expect: [7] missing {7: 'missing'} ['a'] True
proxy = MappingProxyType("text")
print(repr(proxy), len(proxy), proxy[0], "e" in proxy, proxy == "text")
# expect: mappingproxy('text') 4 t True True
for wrong in (lambda: MappingProxyType([1]), lambda: proxy.get("a"), lambda: 1 in proxy,
              lambda: [] in MappingProxyType({})):
    try:
        print(wrong())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
# expect: TypeError mappingproxy() argument must be a mapping, not list
# expect: AttributeError 'str' object has no attribute 'get'
# expect: TypeError 'in <string>' requires string as left operand, not int
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list'
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
