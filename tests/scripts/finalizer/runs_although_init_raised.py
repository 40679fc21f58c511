# __del__ runs also for an object whose __init__ has raised.
class C:
    def __init__(self):
        raise ValueError
    def __del__(self):
        print("gone")
try:
    C()
except ValueError:
    print("caught")  # expect: caught
# expect: gone
