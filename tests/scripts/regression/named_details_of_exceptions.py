# ImportError, AttributeError and NameError take what they know by keyword.
def attempt(make):
    try:
        print(make())
    except TypeError as error:
        print("TypeError:", error)

class Own(AttributeError):
    pass

attempt(lambda: ImportError("text", name="n", path="p").path)  # expect: p
attempt(lambda: ImportError("text", base=1))
# expect[3.3,3.7,3.10,3.11,3.12]: TypeError: 'base' is an invalid keyword argument for ImportError()
# expect[3.13,3.14.0,3.14,3.15]: TypeError: ImportError() got an unexpected keyword argument 'base'
attempt(lambda: ImportError("text", name=1, path=2, x=3, y=4))
# expect[3.3,3.7,3.10,3.11]: TypeError: ImportError() takes at most 2 keyword arguments (4 given)
# expect[3.12,3.13,3.14.0,3.14,3.15]: TypeError: ImportError() takes at most 3 keyword arguments (4 given)
attempt(lambda: KeyError("text", name=1))
# expect: TypeError: KeyError() takes no keyword arguments
attempt(lambda: Own("text", base=1))
# expect[3.3,3.7]: TypeError: Own() takes no keyword arguments
# expect[3.10,3.11,3.12]: TypeError: 'base' is an invalid keyword argument for AttributeError()
# expect[3.13,3.14.0,3.14,3.15]: TypeError: AttributeError() got an unexpected keyword argument 'base'
attempt(lambda: Own("text", name="n", obj=5).obj)
# expect[3.3,3.7]: TypeError: Own() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 5
attempt(lambda: NameError("text", name="n").name)
# expect[3.3,3.7]: TypeError: NameError() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: n
attempt(lambda: AttributeError("text", name=1, obj=2, x=3))
# expect[3.3,3.7]: TypeError: AttributeError() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError: AttributeError() takes at most 2 keyword arguments (3 given)
