for call in (lambda: exec(5), lambda: eval(5), lambda: exec("1", 5), lambda: eval("1", {}, 5)):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: exec() arg 1 must be a string, bytes or code object
# expect: eval() arg 1 must be a string, bytes or code object
# expect: exec() globals must be a dict, not int
# expect: locals must be a mapping
