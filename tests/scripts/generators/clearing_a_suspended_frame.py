# frame.clear() closes a suspended generator; from 3.13 on it refuses to.
def generate():
    try:
        yield 1
    finally:
        print("closed")
g = generate()
next(g)
try:
    g.gi_frame.clear()
# expect[3.3,3.7,3.10,3.11,3.12]: closed
except RuntimeError as error:
    print(error)
# expect[3.13,3.14.0,3.14]: cannot clear a suspended frame
# expect[3.15]: cannot clear an suspended frame
print(next(g, "over"))
# expect[3.13,3.14.0,3.14,3.15]: closed
# expect: over
