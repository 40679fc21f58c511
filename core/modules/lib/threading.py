# threading - one thread: locks, events and local data work, but no other thread can be started.
#
# Whoever waits for what only another thread could do would wait for ever: that is an error here.
import sys
from _time import sleep

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
           "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread",
           "Timer", "ThreadError", "local", "stack_size", "settrace", "setprofile", "Barrier",
           "BrokenBarrierError"]

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0
_MAIN_IDENT = 4242


class BrokenBarrierError(RuntimeError):
    pass


def get_ident():
    return _MAIN_IDENT


get_native_id = get_ident


def _wait(timeout):
    """Lets the time pass in which another thread could have done something."""
    if timeout is None or timeout < 0:
        raise RuntimeError("deadlock: this sandbox has no other thread that could end this wait")
    sleep(timeout)
    return False


class _Lock:
    """A lock; only its holder could release it while somebody waits."""

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if not self._locked:
            self._locked = True
            return True
        return _wait(timeout) if blocking else False

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return "<%s _thread.lock object at %#x>" % (
            "locked" if self._locked else "unlocked", id(self))


class _RLock:
    """A lock that its holder can take again."""

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return "<%s _thread.RLock object owner=%d count=%d at %#x>" % (
            "locked" if self._count else "unlocked", _MAIN_IDENT if self._count else 0,
            self._count, id(self))


Lock = _Lock
RLock = _RLock
_LockType = _Lock


class Condition:
    """Tells those who wait that something has changed."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc_info):
        return self._lock.__exit__(*exc_info)

    def wait(self, timeout=None):
        return _wait(timeout)

    def wait_for(self, predicate, timeout=None):
        return predicate() or _wait(timeout) or predicate()

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Semaphore:
    """A count of permits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = self._initial_value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if not self._value:
            return _wait(timeout) if blocking else False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot be released more often than acquired."""

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        self._value += n


class Event:
    """A flag that can be waited for."""

    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return self._flag or _wait(timeout)


class Barrier:
    """A place where several threads wait for each other: only one alone passes."""

    def __init__(self, parties, action=None, timeout=None):
        self.parties = parties
        self.n_waiting = 0
        self.broken = False
        self._action = action
        self._timeout = timeout

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            _wait(self._timeout if timeout is None else timeout)
            self.broken = True
            raise BrokenBarrierError
        if self._action:
            self._action()
        return 0

    def abort(self):
        self.broken = True

    def reset(self):
        self.broken = False


class local:
    """Attributes of which each thread has its own."""


_counter = 0


class Thread:
    """A thread, which cannot be started."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _counter
        if name is None:
            _counter += 1
            name = "Thread-%d" % _counter
            if target is not None and sys.version_info >= (3, 10):
                name += " (%s)" % getattr(target, "__name__", "")
        self._name = str(name)
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemon = bool(daemon)
        self._state = "initial"
        self.ident = self.native_id = None

    name = property(lambda self: self._name,
                    lambda self, name: setattr(self, "_name", str(name)))
    daemon = property(lambda self: self._daemon,
                      lambda self, daemon: setattr(self, "_daemon", daemon))

    def start(self):
        raise RuntimeError("can't start new thread")

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if self._state == "initial":
            raise RuntimeError("cannot join thread before it is started")
        raise RuntimeError("cannot join current thread")

    def is_alive(self):
        return self._state == "started"

    def __repr__(self):
        status = self._state + (" daemon" if self._daemon else "")
        if self.ident is not None:
            status += " %s" % self.ident
        return "<%s(%s, %s)>" % (self.__class__.__name__, self._name, status)


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._state = "started"
        self.ident = self.native_id = _MAIN_IDENT


class Timer(Thread):
    """Calls a function after some time, in a thread of its own, which cannot be started."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()


_main = _MainThread()


def current_thread():
    return _main


main_thread = current_thread


def enumerate():
    return [_main]


def active_count():
    return 1


def stack_size(size=0):
    return 0


def settrace(func):
    raise NotImplementedError("tracing functions exist in Python, but not in this sandbox")


setprofile = settrace
