# range.index and range.count compare with what is no plain int, item by item.
class Two:
    def __eq__(self, other):
        print("asked", other)
        return other == 2
class Own(int):
    pass
numbers = range(1, 4)
for wanted in (2.0, 2.5, Own(3), True, None, 2 + 0j, Two()):
    print(numbers.count(wanted))
    try:
        print(numbers.index(wanted))
    except ValueError as error:
        print(error)
# expect: 1
# expect: 1
# expect: 0
# expect: sequence.index(x): x not in sequence
# expect: 1
# expect: 2
# expect: 1
# expect: 0
# expect: 0
# expect: sequence.index(x): x not in sequence
# expect: 1
# expect: 1
# expect: asked 1
# expect: asked 2
# expect: asked 3
# expect: 1
# expect: asked 1
# expect: asked 2
# expect: 1
