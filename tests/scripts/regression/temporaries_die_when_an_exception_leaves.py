# What lies on the value stack dies, the last first, when an exception leaves its frame: before the
# locals, and also when somebody keeps the frame.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def fail():
    local = Noisy("local")
    return [Noisy("first"), Noisy("second"), 1 / 0]


def generator():
    yield Noisy("value").name
    yield [Noisy("third"), 1 / 0]


try:
    fail()  # expect: del second
except ZeroDivisionError as error:  # expect: del first
    print("caught")  # expect: caught
print("after")  # expect: del local
# expect: after
walk = generator()
print(next(walk))  # expect: del value
# expect: value
try:
    next(walk)  # expect: del third
except ZeroDivisionError as error:
    kept = error
print("kept")  # expect: kept
