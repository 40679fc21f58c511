# splitlines() knows more ends of lines than files do.
print("a\nb\r\nc\rd\x0be\x1cf\u2028g\x85h".splitlines())
# expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
print("a\nb\r\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\n\nb".splitlines())
# expect: ['a\n', 'b\r\n'] [] [''] ['a', '', 'b']
print("a\nb".splitlines(keepends=True))  # expect: ['a\n', 'b']
