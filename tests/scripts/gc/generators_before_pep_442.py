# Up to 3.3 the collector frees a cycle with a generator, unless it stopped inside a try or with.
# profiles: 3.3
import gc
gc.disable()
def plain(held):
    yield held
def trying(held):
    try:
        yield held
    finally:
        print("finally")
for function in plain, trying:
    for begins in False, True:
        ring = []
        generator = function(ring)
        if begins:
            next(generator)
        ring.append(generator)
        del ring, generator
        gc.collect()
        print(function.__name__, begins, len(gc.garbage))
# expect: plain False 0
# expect: plain True 0
# expect: trying False 0
# expect: trying True 1
del gc.garbage[:]
