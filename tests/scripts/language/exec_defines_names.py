space = {}
exec("a = 1\ndef f(): return a + 1", space)
print(space["f"](), sorted(space))  # expect: 2 ['__builtins__', 'a', 'f']
exec("z = 9")
print(z)                      # expect: 9
