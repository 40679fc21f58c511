# A Structure reads fields of an object one behind the other.
import ctypes
class PyObject(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_long), ("type", ctypes.c_void_p)]
class PyFloat(PyObject):
    _fields_ = [("value", ctypes.c_double)]
x = [1, 2]
head = PyObject.from_address(id(x))
print(head.refcnt, head.type == id(list), ctypes.sizeof(PyObject), ctypes.sizeof(PyFloat))
# expect: 1 True 16 24
f = 2.5 * len(x)
print(PyFloat.from_address(id(f)).value)  # expect: 5.0
print(PyObject.type.offset, PyFloat.value.offset)  # expect: 8 16
