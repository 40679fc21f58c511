# ~True warns once a line from 3.12 on, and may raise; a constant was folded silently until 3.13.
truth = True
for number in range(2):
    print(~truth)
print(~False)
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        print(~truth + 1)
    except DeprecationWarning as error:
        print(str(error)[:42])
# expect: -2
# expect: -2
# expect: -1
# expect[3.3,3.7,3.10,3.11]: -1
# expect[3.12,3.13,3.14.0,3.14,3.15]: Bitwise inversion '~' on bool is deprecate
# expect-stderr[3.12,3.13,3.14.0,3.14,3.15]:   print(~truth)
# expect-stderr[3.14.0,3.14,3.15]:   print(~False)
