# Comparing an int with a float does not round the int.
print(2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53)
# expect: True False True
print(10 ** 400 < float("inf"), -10 ** 400 > -float("inf"), 10 ** 400 > 1e308)
# expect: True True True
print(1 == 1.0 == True, 0.0 == -0.0, float("nan") == float("nan"))  # expect: True True False
nan = float("nan")
print([nan] == [nan], nan in [nan], nan < 1, max(1.0, 1), max(1, 1.0))
# expect: True True False 1.0 1
