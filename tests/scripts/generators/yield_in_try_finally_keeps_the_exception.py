def g():
    try:
        raise ValueError("v")
    except ValueError as e:
        yield 1
        print("still", e)     # expect: still v
        try:
            raise
        except ValueError as again:
            print(again is e)  # expect: True
for _ in g():
    pass
