# __del__ runs as soon as nobody refers to the object.
class C:
    def __del__(self):
        print("gone")
a = C()
b = a
del a
print("one left")  # expect: one left
b = None  # expect: gone
print("end")  # expect: end
