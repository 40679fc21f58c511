# From 3.15 on a missing attribute is also looked for in the attributes of the object, without
# running code of the program.
# profiles: 3.14 3.15
class Engine:
    def __init__(self):
        self.power = 1
    @property
    def temperature(self):
        print("asked")
class Car:
    def __init__(self):
        self.wheels = 4
        self.engine = Engine()
    @property
    def radio(self):
        print("never")
class Dying(Car):
    def __del__(self):
        self.power
Dying()
# expect-stderr[3.14]: AttributeError: 'Dying' object has no attribute 'power'
# expect-stderr[3.15]: AttributeError: 'Dying' object has no attribute 'power'. Did you mean '.engine.power' instead of '.power'?
Car().temperature
# expect-error[3.14]: AttributeError: 'Car' object has no attribute 'temperature'
# expect-error[3.15]: AttributeError: 'Car' object has no attribute 'temperature'. Did you mean '.engine.temperature' instead of '.temperature'?
