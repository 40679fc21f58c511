# str.replace() takes its count by keyword, from 3.13 on.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
def attempt(*args, **keywords):
    try:
        print("aaa".replace(*args, **keywords))
    except TypeError as error:
        print(error)

attempt("a", "b", count=1)
attempt("a", "b", 1)
attempt("a")
# expect[3.10,3.11,3.12]: str.replace() takes no keyword arguments
# expect[3.13,3.14.0,3.14,3.15]: baa
# expect: baa
# expect[3.10,3.11,3.12]: replace expected at least 2 arguments, got 1
# expect[3.13,3.14.0,3.14,3.15]: replace() takes at least 2 positional arguments (1 given)
