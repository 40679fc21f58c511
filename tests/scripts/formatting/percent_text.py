# Text in text % values.
print("%s|%5s|%-5s|%.2s|%r|%a|%c|%c" % ("a", "b", "c", "def", "g", "é", "h", 8364))
# expect: a|    b|c    |de|'g'|'\xe9'|h|€
print("%(a)s %(b)5d %(a)r" % {"a": "x", "b": 6}, "%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 1.234))
# expect: x     6 'x'    42|42   |1.23
