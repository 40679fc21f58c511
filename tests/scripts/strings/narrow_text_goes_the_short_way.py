# Case by case what the short ways of str methods for narrow text must agree on with the long ones.
for text in ["a\tb\t\tc\n\td", "\xe4\t\u20ac\t", "\t", ""]:
    print([text.expandtabs(n) for n in (-1, 0, 1, 4)])
# expect: ['abc\nd', 'abc\nd', 'a b  c\n d', 'a   b       c\n    d']
# expect: ['ä€', 'ä€', 'ä € ', 'ä   €   ']
# expect: ['', '', ' ', '    ']
# expect: ['', '', '', '']
for text in ["x\xe4\xdf", "\xb2", "x1", "_x", "1x", "\u20ac", "\u0101b", ""]:
    print(text.isalpha(), text.isalnum(), text.isidentifier(), text.isdigit(), text.isprintable())
# expect: True True True False True
# expect: False True False True True
# expect: False True True False True
# expect: False False True False True
# expect: False True False False True
# expect: False False False False True
# expect: True True True False True
# expect: False False False False True
print("\xa0\x85 x\x1c".strip() == "x", "\u3000y\u2003".strip(), "xxyx".strip("x\u20ac"), "abab".count("a"))
# expect: True y y 2
print("\xe4bcdef"[::-2], "\xe4bcdef"[1::2], ascii("\xe4\u20ac"[::-1]), "ab\xe4ab".count("a", 1))
# expect: fdb bdf '\u20ac\xe4' 1
print("x\xe4".center(6, "\xe4"), "-7".zfill(5), "x".rjust(3, "\u20ac"))
# expect: ääxäää -0007 €€x
