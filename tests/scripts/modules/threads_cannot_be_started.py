# There is one thread: locks and events work, and no other thread can be started.
# oracle: off threads can be started there
import threading

lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(blocking=False))     # expect: True False
print(threading.current_thread().name, threading.active_count())    # expect: MainThread 1
thread = threading.Thread(target=print, name="worker")
try:
    thread.start()
except RuntimeError as error:
    print(error)                                           # expect: can't start new thread
event = threading.Event()
print(event.wait(0.5))                                     # expect: False
event.set()
print(event.wait())                                        # expect: True
lock.acquire()
try:
    lock.acquire()
except RuntimeError as error:
    print(error)
# expect: deadlock: this sandbox has no other thread that could end this wait
