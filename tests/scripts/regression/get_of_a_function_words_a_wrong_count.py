# __get__ counts its arguments as a format does: with its name from 3.14 on.
def tell(call):
    try: call()
    except TypeError as error: print("[%s]" % error)
def function(): pass
tell(lambda: function.__get__())
tell(lambda: function.__get__(1, 2, 3))
tell(lambda: (2).__pow__())
# expect[3.3,3.7]: [ expected at least 1 arguments, got 0]
# expect[3.10,3.11,3.12,3.13]: [ expected at least 1 argument, got 0]
# expect[3.14.0,3.14,3.15]: [__get__ expected at least 1 argument, got 0]
# expect[3.3,3.7]: [ expected at most 2 arguments, got 3]
# expect[3.10,3.11,3.12,3.13]: [ expected at most 2 arguments, got 3]
# expect[3.14.0,3.14,3.15]: [__get__ expected at most 2 arguments, got 3]
# expect[3.3,3.7]: [ expected at least 1 arguments, got 0]
# expect[3.10,3.11,3.12,3.13]: [ expected at least 1 argument, got 0]
# expect[3.14.0,3.14,3.15]: [expected 1 or 2 arguments, got 0]
