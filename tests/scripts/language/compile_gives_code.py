code = compile("1 + 2", "<text>", "eval")
print(eval(code), code.co_filename, code.co_name)  # expect: 3 <text> <module>
exec(compile("print('run')", "<text>", "exec"))  # expect: run
