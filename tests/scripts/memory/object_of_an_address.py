# A cast gives back the object that lies at an address.
import ctypes
x = ["here"]
y = ctypes.cast(id(x), ctypes.py_object).value
print(y is x, y)  # expect: True ['here']
print(ctypes.c_int(5).value, ctypes.c_byte(200).value, ctypes.c_uint(-1).value, ctypes.c_long(7))
# expect: 5 -56 4294967295 c_long(7)
