try:
    try:
        raise ValueError(1)
    except ValueError:
        raise KeyError(2)
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
# expect: ValueError(1) None False
