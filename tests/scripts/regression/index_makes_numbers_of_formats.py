# %d and %f take what __index__ gives where int() and float() do.
class Three:
    def __index__(self):
        return 3
for form in ("%d", "%x", "%f", "%c"):
    try:
        print(form % Three() if form != "%c" else repr(form % Three()))
    except TypeError as e:
        print(e)
# expect[3.3,3.7]: %d format: a number is required, not Three
# expect[3.3,3.7]: %x format: an integer is required, not Three
# expect[3.3,3.7]: must be real number, not Three
# expect[3.3,3.7]: '\x03'
# expect[3.10]: 3
# expect[3.10]: 3
# expect[3.10]: 3.000000
# expect[3.10]: '\x03'
# expect[3.11]: 3
# expect[3.11]: 3
# expect[3.11]: 3.000000
# expect[3.11]: '\x03'
# expect[3.12]: 3
# expect[3.12]: 3
# expect[3.12]: 3.000000
# expect[3.12]: '\x03'
# expect[3.13]: 3
# expect[3.13]: 3
# expect[3.13]: 3.000000
# expect[3.13]: '\x03'
# expect[3.14.0,3.14]: 3
# expect[3.14.0,3.14]: 3
# expect[3.14.0,3.14]: 3.000000
# expect[3.14.0,3.14]: '\x03'
# expect[3.15]: 3
# expect[3.15]: 3
# expect[3.15]: 3.000000
# expect[3.15]: '\x03'
