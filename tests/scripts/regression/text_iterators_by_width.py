# From 3.11 on, text of ASCII alone has an iterator type of its own.
class Text(str): pass


for text in ("ab", "", "\xe9", "日", Text("ab")):
    print(type(iter(text)).__name__, list(text) == [*text])
# expect[3.3,3.7,3.10]: str_iterator True
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: str_ascii_iterator True
# expect[3.3,3.7,3.10]: str_iterator True
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: str_ascii_iterator True
# expect: str_iterator True
# expect: str_iterator True
# expect: str_iterator True
