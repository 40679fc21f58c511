def show(function, *args):
    try:
        function(*args)
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__, e, e.args, getattr(e, "msg", "-"), getattr(e, "lineno", "-"))
show(eval, "1\0")
# expect[3.3,3.7,3.10]: ValueError source code string cannot contain null bytes ('source code string cannot contain null bytes',) - -
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: SyntaxError source code string cannot contain null bytes ('source code string cannot contain null bytes',) source code string cannot contain null bytes None
show(exec, b"a = 1\n\0")
# expect[3.3,3.7,3.10]: ValueError source code string cannot contain null bytes ('source code string cannot contain null bytes',) - -
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: SyntaxError source code string cannot contain null bytes ('source code string cannot contain null bytes',) source code string cannot contain null bytes None
show(compile, "\0", "file", "exec")
# expect[3.3,3.7,3.10]: ValueError source code string cannot contain null bytes ('source code string cannot contain null bytes',) - -
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: SyntaxError source code string cannot contain null bytes ('source code string cannot contain null bytes',) source code string cannot contain null bytes None
