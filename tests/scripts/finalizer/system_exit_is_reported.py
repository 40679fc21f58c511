# Even SystemExit does not get out of a __del__.
class C:
    def __del__(self):
        raise SystemExit(3)
C()
print("still here")  # expect: still here
# expect-stderr: SystemExit: 3
