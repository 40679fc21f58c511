# What is compared is a list of lines; from 3.14 on a text does not pass for one.
import difflib

def attempt(*args, **kwargs):
    try:
        print(list(difflib.unified_diff(*args, lineterm="", **kwargs)))
    except TypeError as error:
        print(error)

attempt("ab", "xb", n=0)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: ['--- ', '+++ ', '@@ -1 +1 @@', '-a', '+x']
# expect[3.14.0,3.14,3.15]: input must be a sequence of strings, not str
attempt(["a"], [1])     # expect: lines to compare must be str, not int (1)
attempt(["a"], ["b"], fromfile=3)    # expect: all arguments must be str, not: 3
