class D:
    def __del__(self):
        raise ValueError("v")
d = D()
del d
print("after")                # expect: after
# expect-stderr[3.3,3.7,3.10,3.11,3.12,3.13]: Exception ignored in: <function D.__del__ at 0x...>
# expect-stderr[3.14.0,3.14,3.15]: Exception ignored while calling deallocator <function D.__del__ at 0x...>:
# expect-stderr:     raise ValueError("v")
# expect-stderr: ValueError: v
