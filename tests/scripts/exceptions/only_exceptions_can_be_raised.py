for wrong in (5, int, "text"):
    try:
        raise wrong
    except TypeError as e:
        print(e)
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
