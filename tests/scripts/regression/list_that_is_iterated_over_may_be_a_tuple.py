# A list display that is only iterated over is a tuple from 3.8 on; but from 3.15 on not the one that
# a comprehension begins with, while that of `yield from` is.
import gc

class Thing:
    pass

def holder(thing):
    return [type(each).__name__ for each in gc.get_referrers(thing) if type(each) in (list, tuple)]

thing = Thing()
for each in [thing, 1]:
    print(holder(thing))
    break
# expect[3.3,3.7]: ['list']
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: ['tuple']
print([holder(thing) for each in [thing, 1]][0])
# expect[3.3,3.7,3.15]: ['list']
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: ['tuple']
print([holder(thing) for one in "1" for each in [thing, 1]][0])
# expect[3.3,3.7]: ['list']
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: ['tuple']
def delegate():
    yield from [thing, 1]
running = delegate()
next(running)
print(holder(thing))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: ['list']
# expect[3.15]: ['tuple']
