def f():
    e = "outer"
    try:
        raise KeyError
    except KeyError as e:
        pass
    try:
        e
    except UnboundLocalError:
        print("e is gone")    # expect: e is gone
f()
