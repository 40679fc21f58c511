raise ValueError(1, "b", None)
# expect-error: ValueError: (1, 'b', None)
# expect-stderr:     raise ValueError(1, "b", None)
# expect-stderr: ValueError: (1, 'b', None)
