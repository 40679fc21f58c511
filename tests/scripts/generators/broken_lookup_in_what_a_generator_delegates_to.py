# A lookup of send or throw that fails leaves the generator, or ends in it; one of close is reported.
class Broken:
    def __iter__(self): return self
    def __next__(self): return 1
    def __getattr__(self, name): raise ValueError(name)
def pass_on():
    try:
        yield from Broken()
    except BaseException as error:
        print("ends with", type(error).__name__, *error.args)
        raise
for act in (lambda g: g.send(1), lambda g: g.throw(KeyError), lambda g: g.close()):
    walk = pass_on()
    next(walk)
    try:
        act(walk)
    except Exception as error:
        print(error, walk.gi_frame is None)
    walk.gi_frame is None or print(next(walk))
# expect: ends with ValueError send
# expect: send True
# expect: throw False
# expect: 1
# expect: ends with GeneratorExit
# expect-stderr: ValueError: close
# expect: ends with GeneratorExit
# expect-stderr: ValueError: close
