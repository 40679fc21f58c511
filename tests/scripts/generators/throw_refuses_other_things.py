def g():
    yield
it = g()
for wrong in (5, int):
    try:
        it.throw(wrong)
    except TypeError as e:
        print(e)
# expect: exceptions must be classes or instances deriving from BaseException, not int
# expect: exceptions must be classes or instances deriving from BaseException, not type
