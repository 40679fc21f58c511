# Sort is stable.
words = ["bb", "a", "ccc", "dd", "e"]
print(sorted(words, key=len))  # expect: ['a', 'e', 'bb', 'dd', 'ccc']
print(sorted(words, key=len, reverse=True))  # expect: ['ccc', 'bb', 'dd', 'a', 'e']
words.sort(key=lambda w: -len(w))
print(words)  # expect: ['ccc', 'bb', 'dd', 'a', 'e']
