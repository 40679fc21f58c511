# The errors of the changing methods.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a = bytearray(b"abc")
t(lambda: a.append(256))  # expect: ValueError byte must be in range(0, 256)
t(lambda: a.append("a"))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: a.extend(5))
# expect[3.3,3.7]: TypeError 'int' object is not iterable
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError can't extend bytearray with int
t(lambda: a.extend("ab"))
# expect[3.3,3.7,3.10,3.11,3.12]: TypeError 'str' object cannot be interpreted as an integer
# expect[3.13,3.14.0,3.14,3.15]: TypeError expected iterable of integers; got: 'str'
t(lambda: a.pop(100))  # expect: IndexError pop index out of range
t(lambda: a.remove(5))  # expect: ValueError value not found in bytearray
t(lambda: bytearray().pop())  # expect: IndexError pop from empty bytearray
t(lambda: a.__setitem__(0, 256))  # expect: ValueError byte must be in range(0, 256)
t(lambda: a.__setitem__(slice(0, 4, 2), b"xyz"))
# expect: ValueError attempt to assign bytes of size 3 to extended slice of size 2
t(lambda: hash(a))  # expect: TypeError unhashable type: 'bytearray'
