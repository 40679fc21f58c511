# getstate() and setstate() take a generator back.
import random
r = random.Random(3)
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], state[0], len(state[1]), state[1][:2])
# expect: True 3 625 (2147483648, 507801126)
