# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
class Odd(Exception):
    def __new__(cls, *arguments): return 3
def wait():
    try:
        yield
    except TypeError as error:
        print("in", error)
walk = wait()
next(walk)
try:
    walk.throw(Odd)
except StopIteration:
    print("ended")
# expect: in calling <class '__main__.Odd'> should have returned an instance of BaseException, not int
# expect: ended
try:
    wait().throw(Odd)
except TypeError as error:
    print(error)
# expect: calling <class '__main__.Odd'> should have returned an instance of BaseException, not int
