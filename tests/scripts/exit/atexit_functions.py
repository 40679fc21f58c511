# atexit functions run last in, first out, before anything else ends.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import atexit
class C:
    def __del__(self):
        print("gone")
c = C()
def bye(*args, **kwargs):
    print(args, kwargs)
print(atexit.register(bye, 1) is bye)  # expect: True
atexit.register(bye, 2, k=3)
atexit.register(print, "unregistered")
atexit.unregister(print)
print("end")  # expect: end
# expect: (2,) {'k': 3}
# expect: (1,) {}
# expect: gone
