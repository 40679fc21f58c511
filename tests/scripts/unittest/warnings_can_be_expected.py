# assertWarns wants a warning and keeps it.
import unittest
import warnings

case = unittest.TestCase()
with case.assertWarns(UserWarning) as context:
    warnings.warn("careful")
print(context.warning, context.lineno)           # expect: careful 7
try:
    case.assertWarns(DeprecationWarning, warnings.warn, "careful")
except AssertionError as error:
    print(error)                                 # expect: DeprecationWarning not triggered by warn
