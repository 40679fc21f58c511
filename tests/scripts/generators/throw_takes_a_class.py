class E(Exception):
    def __init__(self):
        print("made")         # expect: made
def g():
    try:
        yield
    except E:
        yield "handled"
it = g()
next(it)
print(it.throw(E))            # expect: handled
