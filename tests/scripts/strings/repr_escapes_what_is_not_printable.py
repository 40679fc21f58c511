# repr() shows printable characters and escapes others; ascii() escapes all but ASCII.
print(repr("it's"), repr('say "hi"'), repr('it\'s "x"'))  # expect: "it's" 'say "hi"' 'it\'s "x"'
print(repr("\n\t\r\\\0\x7f\x80\xa0\xad"), repr("é€😀\ud800\u200b\ue000"))
# expect: '\n\t\r\\\x00\x7f\x80\xa0\xad' 'é€😀\ud800\u200b\ue000'
print(ascii("é€😀\ud800"), repr("\u0378\U000e0001\U0010ffff"))
# expect: '\xe9\u20ac\U0001f600\ud800' '\u0378\U000e0001\U0010ffff'
