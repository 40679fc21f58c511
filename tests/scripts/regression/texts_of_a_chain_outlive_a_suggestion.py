# The texts of a chain are read before a suggestion for its first exception is looked for.
# profiles: 3.10 3.11 3.12 3.13
import gc, sys, weakref
class Tracked:
    def __init__(self, name):
        print("del", self.name)
def called(reference):
    print("weakref callback", reference() is None)
def traced(function):
    return inner
def tagged(tag):
    return decorate
v0 = -1
v1 = 123456.789
v2 = False
v3 = "\U0001f600"
v4 = b""
v5 = [-9, 4, 3, 40]
v6 = ["a"]
v7 = ()
v8 = {"a": -7}
v9 = {27, 12}
try:
    try:
            v10 = (lambda: {v3: (v0 - v0), "a,b,,c": (v0 ** 2)})()
            v11 = v8
    finally:
        print({v3: 21, v3: v0, v3: v15}, sep="-")
except Exception as e:
    for v16 in v5[:4]:
            try:
                v18 = (v3.encode())[:9]
                v19, v20, v21 = (v0 * 14), (v0 if False else 256), v0
            except IndexError as e:
                print(type(e).__name__, e)
    v31 = v32    # expect-error: NameError: name 'v32' is not defined. Did you mean: 'v2'?
