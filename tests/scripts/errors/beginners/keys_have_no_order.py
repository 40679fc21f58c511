# A dict cannot be sorted by its values without saying how.
people = [{"age": 3}, {"age": 1}]
print(sorted(people, key=lambda p: p["age"]))  # expect: [{'age': 1}, {'age': 3}]
sorted(people)  # expect-error: TypeError: '<' not supported between instances of 'dict' and 'dict'
