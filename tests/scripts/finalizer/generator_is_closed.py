# A suspended generator that nobody holds runs its finally block; one that never began does not.
def g(n):
    try:
        yield n
    finally:
        print("closed", n)
it = g(1)
next(it)
del it  # expect: closed 1
never = g(2)
del never
for n in g(3):
    break  # expect: closed 3
print("end")  # expect: end
