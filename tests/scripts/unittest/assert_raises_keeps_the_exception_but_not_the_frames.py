# assertRaises keeps the exception without a traceback and clears the frames it came through.
import unittest
import weakref

class Node:
    pass

def fail():
    global known
    node = Node()
    known = weakref.ref(node)
    raise ValueError("no")

case = unittest.TestCase()
with case.assertRaises(ValueError) as context:
    fail()
print(context.exception, context.exception.__traceback__, known())    # expect: no None None
try:
    case.assertRaises(KeyError, len, [])
except AssertionError as error:
    print(error)                          # expect: KeyError not raised by len
try:
    case.assertRaises(3, len, [])
except TypeError as error:
    print(error)
# expect: assertRaises() arg 1 must be an exception type or tuple of exception types
