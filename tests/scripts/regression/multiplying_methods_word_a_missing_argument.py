# The __mul__ of a sequence reads its argument as a format does, until 3.13: there is a blank in front.
def tell(call):
    try:
        call()
    except TypeError as error:
        print("[%s]" % error)


tell(lambda: (1,).__mul__())
tell(lambda: [].__imul__())
tell(lambda: "a".__getitem__())
tell(lambda: (1).__mul__())
# expect[3.3,3.7]: [ expected 1 arguments, got 0]
# expect[3.3,3.7]: [ expected 1 arguments, got 0]
# expect[3.3,3.7]: [expected 1 arguments, got 0]
# expect[3.3,3.7]: [expected 1 arguments, got 0]
# expect[3.10,3.11,3.12,3.13]: [ expected 1 argument, got 0]
# expect[3.10,3.11,3.12,3.13]: [ expected 1 argument, got 0]
# expect[3.14.0,3.14,3.15]: [expected 1 argument, got 0]
# expect[3.14.0,3.14,3.15]: [expected 1 argument, got 0]
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: [expected 1 argument, got 0]
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: [expected 1 argument, got 0]
