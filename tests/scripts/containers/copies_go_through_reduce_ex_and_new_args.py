# copy asks __reduce_ex__ first, and __getnewargs_ex__ for what __new__ takes.
import collections
import copy


class Named:
    def __new__(cls, *, name):
        made = super().__new__(cls)
        made.name = name
        return made

    def __getnewargs_ex__(self):
        return (), {"name": self.name}


class Extended:
    def __reduce_ex__(self, protocol):
        return (list, ([protocol],))

    def __reduce__(self):
        return (list, (["plain"],))


print(copy.copy(Named(name="n")).name, copy.deepcopy(Named(name=["m"])).name)  # expect: n ['m']
print(copy.copy(Extended()), copy.deepcopy(Extended()))       # expect: [4] [4]
counts = collections.defaultdict(list, {1: [2]})
print(copy.deepcopy(counts))       # expect: defaultdict(<class 'list'>, {1: [2]})
print(collections.defaultdict().default_factory)              # expect: None
part = slice([1], [2])
print(copy.copy(part) is part, copy.deepcopy(part) is part)   # expect: True False
