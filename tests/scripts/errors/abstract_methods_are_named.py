# How a class with abstract methods is refused changed with 3.9 and with 3.12.
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): pass
class Solid(Shape):
    @abstractmethod
    def volume(self): pass
for kind in Shape, Solid:
    try: kind()
    except TypeError as error: print(error)
# expect[3.3,3.7]: Can't instantiate abstract class Shape with abstract methods area
# expect[3.10,3.11]: Can't instantiate abstract class Shape with abstract method area
# expect[3.12,3.13,3.14.0,3.14,3.15]: Can't instantiate abstract class Shape without an implementation for abstract method 'area'
# expect[3.3,3.7,3.10,3.11]: Can't instantiate abstract class Solid with abstract methods area, volume
# expect[3.12,3.13,3.14.0,3.14,3.15]: Can't instantiate abstract class Solid without an implementation for abstract methods 'area', 'volume'
