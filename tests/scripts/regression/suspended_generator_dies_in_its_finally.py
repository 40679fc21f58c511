# A generator that is suspended in a try dies by running its finally, also with a traceback behind.
def numbers():
    try:
        yield 1
    finally:
        print("closed")
g = numbers()
print(next(g))    # expect: 1
del g             # expect: closed
print("after")    # expect: after
