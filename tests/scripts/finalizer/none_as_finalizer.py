# A __del__ that is None cannot be called, and is reported as what it is.
class C:
    __del__ = None
C()
print("end")  # expect: end
# expect-stderr: TypeError: 'NoneType' object is not callable
