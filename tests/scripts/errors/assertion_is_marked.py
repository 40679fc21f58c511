x = 3
assert x == 2, "two"
# expect-error: AssertionError: two
# expect-stderr:     assert x == 2, "two"
# expect-stderr[3.11,3.13,3.14.0,3.14,3.15]:            ^^^^^^
# expect-stderr: AssertionError: two
