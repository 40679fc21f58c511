# types.MappingProxyType compares what it shows.
from types import MappingProxyType
view = MappingProxyType({"a": 1})
print(view == {"a": 1}, {"a": 1} == view, view == MappingProxyType({}))  # expect: True True False
print(view != {"a": 2})                                                  # expect: True


class Shape:
    pass


print(vars(Shape) == dict(vars(Shape)))                                  # expect: True
