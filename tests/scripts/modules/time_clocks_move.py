# Sleeping moves the clocks on, but takes no processor time.
import time
start, used = time.perf_counter(), time.process_time()
time.sleep(0.25)
print(time.perf_counter() - start >= 0.25, time.process_time() - used < 0.2)  # expect: True True
print(time.monotonic_ns() <= time.monotonic_ns(), type(time.time()), time.time() > 1.7e9)
# expect: True <class 'float'> True
for bad in (-1, "a"):
    try: time.sleep(bad)
    except (ValueError, TypeError) as error: print(type(error).__name__)
# expect: ValueError
# expect: TypeError
