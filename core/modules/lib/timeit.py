# timeit - how long statements take, by the virtual clock: about 50 ns for each instruction.
import gc
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

_TEMPLATE = """
def inner(_iterations, _timer):
    {setup}
    _begin = _timer()
    for _iteration in _iterations:
        {stmt}
    return _timer() - _begin
"""


def _indented(source, margin):
    return source.replace("\n", "\n" + " " * margin) or "pass"


class Timer:
    """Runs a statement, given as text or as a callable, many times."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = {} if globals is None else dict(globals)
        texts = []
        for name, part, margin in (("_setup", setup, 4), ("_stmt", stmt, 8)):
            if isinstance(part, str):
                texts.append(_indented(part, margin))
            elif callable(part):
                namespace[name] = part
                texts.append(name + "()")
            else:
                raise ValueError(name[1:] + " is neither a string nor callable")
        self.src = _TEMPLATE.format(setup=texts[0], stmt=texts[1])
        exec(compile(self.src, "<timeit-src>", "exec"), namespace)
        self.inner = namespace["inner"]

    def timeit(self, number=default_number):
        """The time that `number` runs take, in seconds; without automatic collections."""
        collects = gc.isenabled()
        gc.disable()
        try:
            return self.inner(range(number), self.timer)
        finally:
            if collects:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """A number of runs that takes at least 0.2 seconds, and that time."""
        number = 1
        while True:
            for factor in (1, 2, 5):
                taken = self.timeit(number * factor)
                if callback:
                    callback(number * factor, taken)
                if taken >= 0.2:
                    return number * factor, taken
            number *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
