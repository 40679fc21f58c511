# timeit runs texts and callables, so many times.
import timeit
calls = []
print(timeit.timeit(lambda: calls.append(1), number=5) >= 0, len(calls))  # expect: True 5
print(timeit.timeit("x += 1\ny = x", "x = 0", number=10) > 0)  # expect: True
print(len(timeit.repeat("f()", number=2, repeat=3, globals={"f": lambda: calls.append(2)})), len(calls))
# expect: 3 11
try:
    timeit.Timer(5)
except ValueError as error:
    print(error)  # expect: stmt is neither a string nor callable
