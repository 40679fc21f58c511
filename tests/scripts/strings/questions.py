# The is...() methods go by Unicode properties.
print("abc".isalpha(), "é".isalpha(), "".isalpha(), "a1".isalnum(), "ª".islower(), "ⅷ".islower())
# expect: True True False True True True
print("四".isnumeric(), "Abc Def".istitle(), "ABC".istitle(), "a1".islower(), "123".islower())
# expect: True True False True False
