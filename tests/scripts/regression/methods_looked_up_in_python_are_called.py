# print(), an exception that nobody sees, and `yield from` look their method up by __getattr__, too.
import sys
class Tee:
    def __init__(self, out): self.out = out
    def __getattr__(self, name): return getattr(self.out, name)
print("hello", 1, file=Tee(sys.stdout))    # expect: hello 1
class Computed:
    @property
    def write(self): return sys.stdout.write
print("hello", 2, file=Computed())         # expect: hello 2
class Failing:
    def __del__(self): raise ValueError("lost")
texts = []
class Kept:
    def __getattr__(self, name): return lambda text="": texts.append(text)
real, sys.stderr = sys.stderr, Kept()
Failing()
sys.stderr = real
print("".join(texts).splitlines()[-1])     # expect: ValueError: lost
class Source:
    def __iter__(self): return self
    def __next__(self): return "next"
    def __getattr__(self, name): return lambda *arguments: (name, arguments)
def pass_on(): yield from Source()
walk = pass_on()
print(next(walk), walk.send(3))            # expect: next ('send', (3,))
