# assertWarns wants a warning and keeps it.
import unittest
import warnings

case = unittest.TestCase()
with case.assertWarns(UserWarning) as context:
    warnings.warn("careful")
print(context.warning, context.lineno)           # expect: careful 7
def warn():
    warnings.warn("hello")
try:
    case.assertWarns(DeprecationWarning, warn)
except AssertionError as error:
    print(error)                                 # expect: DeprecationWarning not triggered by warn
# In 3.15 the others are issued again.
# expect-stderr[3.15]:   warnings.warn("hello")
