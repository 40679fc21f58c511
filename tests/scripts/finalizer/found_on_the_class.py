# __del__ is found on the class, not on the instance, also when it is added later.
class C:
    pass
c = C()
c.__del__ = lambda: print("never")
del c
C.__del__ = lambda self: print("added")
C()  # expect: added
del C.__del__
C()
print("end")  # expect: end
