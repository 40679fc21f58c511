# Escapes of string literals.
print("\x41\u0042\U00000043\101", repr("\7\0"), r"\n", "a" "b", 'it\'s', "a\
b")
# expect: ABCA '\x07\x00' \n ab it's ab
print(len("😀"), list("a😀"), repr(b"\x41\101\n"), rb"\n", """a
b""")
# expect: 1 ['a', '😀'] b'AA\n' b'\\n' a
# expect: b
