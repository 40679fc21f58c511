class A:
    pass
A().xyzzy
# expect-error: AttributeError: 'A' object has no attribute 'xyzzy'
# expect-stderr:     A().xyzzy
# expect-stderr: AttributeError: 'A' object has no attribute 'xyzzy'
