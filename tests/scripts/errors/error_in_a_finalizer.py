class D:
    def __del__(self):
        raise ValueError("v")
d = D()
del d
print("after")                # expect: after
# expect-stderr: Exception ignored in: <function D.__del__ at 0x...>
# expect-stderr:     raise ValueError("v")
# expect-stderr: ValueError: v
