# profiles: 3.11 3.12 3.13 3.14.0 3.14 3.15
e = ValueError("x")
e.add_note("one")
e.add_note("two\nlines")
raise e
# expect-error: lines
# expect-stderr:     raise e
# expect-stderr: ValueError: x
# expect-stderr: one
# expect-stderr: two
# expect-stderr: lines
