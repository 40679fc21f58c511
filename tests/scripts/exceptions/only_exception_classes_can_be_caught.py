try:
    try:
        raise ValueError
    except "text":
        pass
except TypeError as e:
    print(e)  # expect: catching classes that do not inherit from BaseException is not allowed
