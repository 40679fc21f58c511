# sum() does not join text or bytes.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: sum(["a", "b"]))  # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
t(lambda: sum(["a"], ""))  # expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
t(lambda: sum([b"a"], b""))  # expect: TypeError sum() can't sum bytes [use b''.join(seq) instead]
t(lambda: sum([1, "a"]))  # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
t(lambda: sum(5))  # expect: TypeError 'int' object is not iterable
t(lambda: sum([[1], [2]], []))  # expect: [1, 2]
