# An exception in __del__ is printed to stderr and dropped.
class C:
    def __del__(self):
        raise ValueError("oops")
C()
print("next")  # expect: next
# expect-stderr: ValueError: oops
