# `is` asks for the same object: a warning when the other one is a literal.
x = 5
if x is 5:
    print("five")        # expect: five
print(x is not "five")   # expect: True
print(x is None)         # expect: False
# expect-stderr[3.10,3.11]: tests/scripts/errors/beginners/a_number_is_compared_by_is.py:3: SyntaxWarning: "is" with a literal. Did you mean "=="?
# expect-stderr[3.10,3.11]: tests/scripts/errors/beginners/a_number_is_compared_by_is.py:5: SyntaxWarning: "is not" with a literal. Did you mean "!="?
# expect-stderr[3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/beginners/a_number_is_compared_by_is.py:3: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
# expect-stderr[3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/beginners/a_number_is_compared_by_is.py:5: SyntaxWarning: "is not" with 'str' literal. Did you mean "!="?
