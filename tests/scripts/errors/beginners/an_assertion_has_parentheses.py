# A tuple with two items is never false, so this asserts nothing.
assert (1 == 2, "numbers differ")
print("here")  # expect: here
# expect-stderr: tests/scripts/errors/beginners/an_assertion_has_parentheses.py:2: SyntaxWarning: assertion is always true, perhaps remove parentheses?
