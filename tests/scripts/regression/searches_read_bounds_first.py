# The arguments of str.find() and its like: how many, and which is complained of first.
def attempt(call, *args, **keywords):
    try:
        print(call(*args, **keywords))
    except TypeError as error:
        print(error)

attempt("abc".find)
attempt("abc".count, "a", 0, 1, 2)
attempt(b"abc".endswith)
attempt("abc".index, sub="a")
attempt("abc".find, b"a", "b")
attempt(b"abc".find, "a", "b")
attempt("abc".rfind, None)
# expect[3.3,3.7,3.10,3.11,3.12]: find() takes at least 1 argument (0 given)
# expect[3.13,3.14.0,3.14,3.15]: find expected at least 1 argument, got 0
# expect[3.3,3.7,3.10,3.11,3.12]: count() takes at most 3 arguments (4 given)
# expect[3.13,3.14.0,3.14,3.15]: count expected at most 3 arguments, got 4
# expect[3.3,3.7,3.10,3.11,3.12]: endswith() takes at least 1 argument (0 given)
# expect[3.13,3.14.0,3.14,3.15]: endswith expected at least 1 argument, got 0
# expect[3.3,3.7,3.10,3.11,3.12]: index() takes no keyword arguments
# expect[3.13,3.14.0,3.14,3.15]: str.index() takes no keyword arguments
# expect[3.3,3.7,3.10,3.11,3.12]: slice indices must be integers or None or have an __index__ method
# expect[3.13,3.14.0,3.14,3.15]: find() argument 1 must be str, not bytes
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: slice indices must be integers or None or have an __index__ method
# expect[3.15]: slice indices must be integers or have an __index__ method
# expect[3.3,3.7,3.10,3.11,3.12]: must be str, not NoneType
# expect[3.13,3.14.0,3.14,3.15]: rfind() argument 1 must be str, not None
