# A dict changes in a loop.
d = {"a": 1, "b": 2}
for key in d:  # expect-error: RuntimeError: dictionary changed size during iteration
    del d[key]
