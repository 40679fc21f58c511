# sys.last_value keeps an uncaught exception, and so the locals of its frames, until the atexit
# functions have returned.
import atexit
import sys


class Noisy:
    def __del__(self):
        print("del local")


def fail():
    local = Noisy()
    raise KeyError("why")  # expect-error: KeyError: 'why'


def at_exit():
    print("at exit", repr(sys.last_value), sys.last_type.__name__)
    print(sys.last_traceback.tb_next.tb_frame.f_code.co_name, hasattr(sys, "last_exc"))


atexit.register(at_exit)
fail()
# expect: at exit KeyError('why') KeyError
# expect[3.7,3.10,3.11]: fail False
# expect[3.12,3.13,3.14.0,3.14,3.15]: fail True
# expect: del local
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
