for message in ("text", 5):
    try:
        assert False, message
    except AssertionError as e:
        print(repr(e))
assert True, print("not evaluated")
# expect: AssertionError('text')
# expect: AssertionError(5)
