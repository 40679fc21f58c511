# frame.clear() closes a suspended generator, and what it raises then is only reported; until 3.10
# the frame lets go of its names, too. From 3.13 on it is refused.
# profiles: 3.3 3.7 3.10 3.11 3.12
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def waits(argument):
    local = D("local")
    try:
        yield
    finally:
        print("closed")


def refuses():
    try:
        yield
    except GeneratorExit:
        yield


made = waits(D("argument"))
next(made)
frame = made.gi_frame
frame.clear()           # expect: closed
# expect[3.3,3.7,3.10]: del argument
# expect[3.3,3.7,3.10]: del local
print(made.gi_frame, sorted(frame.f_locals))
# expect[3.3,3.7,3.10]: None []
# expect[3.11,3.12]: None ['argument', 'local']
made = refuses()
next(made)
made.gi_frame.clear()   # expect-stderr: RuntimeError: generator ignored GeneratorExit
made = waits(D("never begun"))
frame2 = made.gi_frame
frame2.clear()
# expect[3.3,3.7,3.10]: del never begun
print("let go")         # expect: let go
frame = None
# expect[3.11,3.12]: del argument
# expect[3.11,3.12]: del local
made = frame2 = None
# expect[3.11,3.12]: del never begun
print("end")            # expect: end
