for call in (lambda: exec(5), lambda: eval(5), lambda: exec("1", 5), lambda: eval("1", {}, 5)):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: exec() arg 1 must be a string, bytes or code object
# expect: eval() arg 1 must be a string, bytes or code object
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: exec() globals must be a dict, not int
# expect[3.15]: exec() globals must be a dict or a frozendict, not int
# expect: locals must be a mapping
