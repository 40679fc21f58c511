# An exception kept in a local of the frame that its traceback holds is a cycle.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
class C:
    def __del__(self):
        print("local gone")
def f():
    c = C()
    try:
        raise ValueError
    except ValueError as error:
        kept = error
f()
print("returned")  # expect: returned
gc.collect()  # expect: local gone
print("end")  # expect: end
