# The locals of a frame that has raised live as long as the traceback.
class C:
    def __del__(self):
        print("local gone")
def f():
    c = C()
    raise ValueError
try:
    f()
except ValueError as error:
    saved = error
print("kept")  # expect: kept
saved = None  # expect: local gone
print("end")  # expect: end
