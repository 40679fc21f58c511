# "\d" is a backslash and a letter; from 3.12 on Python warns where everybody sees it.
pattern = "\d+"
print(pattern)  # expect: \d+
# expect-stderr[3.12,3.13]: tests/scripts/errors/beginners/a_backslash_means_nothing.py:2: SyntaxWarning: invalid escape sequence '\d'
# expect-stderr[3.14.0,3.14,3.15]: tests/scripts/errors/beginners/a_backslash_means_nothing.py:2: SyntaxWarning: "\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\d"? A raw string is also an option.
