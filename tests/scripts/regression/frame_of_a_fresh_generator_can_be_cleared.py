# frame.clear() ends a generator that has not started; from 3.13 on it refuses one that has.
def numbers(held):
    yield 1


fresh = numbers([])
fresh.gi_frame.clear()
print(fresh.gi_frame, list(fresh))  # expect: None []
begun = numbers([])
next(begun)
try:
    begun.gi_frame.clear()
except RuntimeError as error:
    print(error)
# expect[3.13,3.14.0,3.14]: cannot clear a suspended frame
# expect[3.15]: cannot clear an suspended frame
print(list(begun))  # expect: []
