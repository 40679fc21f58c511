# profiles: 3.11 3.12 3.13 3.14.0 3.14 3.15
e = ValueError("v")
e.add_note("first")
e.add_note("second")
print(e.__notes__)            # expect: ['first', 'second']
try:
    e.add_note(5)
except TypeError as t:
    print(t)                  # expect[3.11,3.12,3.13]: note must be a str, not 'int'
    # expect[3.14.0,3.14,3.15]: add_note() argument must be str, not int
