try:
    compile("x = = 1", "some/file.py", "exec")
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset)  # expect: invalid syntax 1 5
    print(e)                  # expect: invalid syntax (file.py, line 1)
