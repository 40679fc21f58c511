# close() of a generator that never began lets go of its arguments at once; from 3.12 to 3.14.4 they
# stay until the generator dies. The collector closes it as well: what only it holds is not counted.
import gc
gc.disable()
class Loud:
    def __del__(self):
        print("del")
def wait(argument):
    yield argument
generator = wait(Loud())
generator.close()
print("closed", generator.gi_frame, list(generator))
generator = None
print("gone")
# expect[3.3,3.7,3.10,3.11,3.14,3.15]: del
# expect: closed None []
# expect[3.12,3.13,3.14.0]: del
# expect: gone
ring = []
ring.append(wait(ring))
del ring
print(gc.collect())
# expect[3.7,3.10,3.11,3.14,3.15]: 0
# expect[3.12,3.13,3.14.0]: 2
# expect[3.3]: 3
