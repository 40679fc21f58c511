d = {"a": {}}
print(d["a"]["b"])
# expect-error: KeyError: 'b'
# expect-stderr:     print(d["a"]["b"])
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:           ~~~~~~^^^^^
# expect-stderr: KeyError: 'b'
