# A seed gives the numbers that CPython gives.
import random
random.seed(42)
print(random.random(), random.random(), random.randint(1, 100), random.randrange(0, 100, 7))
# expect: 0.6394267984578837 0.025010755222666936 36 21
print(random.uniform(-5, 5), random.getrandbits(100), random.choice("abcdef"))
# expect: -2.7678926185117723 925123444424254823561077285033 e
print(random.choices("abc", k=6), random.choices("abc", [1, 2, 3], k=6))
# expect: ['a', 'b', 'a', 'a', 'b', 'a'] ['b', 'c', 'c', 'b', 'c', 'c']
print(random.sample(range(1000), 5), random.sample([1, 2, 3, 4], 2))
# expect: [6, 777, 825, 163, 714] [4, 2]
items = list(range(10))
random.shuffle(items)
print(items)  # expect: [5, 7, 1, 9, 0, 8, 6, 3, 2, 4]
