e = OSError(2, "No such file", "name.txt")
print(type(e).__name__, e.errno, e.strerror, e.filename, e.args)
print(e)
s = StopIteration(5)
print(s.value, s.args)
x = SystemExit(3)
print(x.code)
# expect: FileNotFoundError 2 No such file name.txt (2, 'No such file')
# expect: [Errno 2] No such file: 'name.txt'
# expect: 5 (5,)
# expect: 3
