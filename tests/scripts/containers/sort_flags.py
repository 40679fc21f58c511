# reverse= takes ints only until 3.11, any truth value from 3.12 on.
for flag in [True, 0, "a", None]:
    try:
        l = [1, 3, 2]
        l.sort(reverse=flag)
        print(l)
        # expect[3.3,3.7,3.10,3.11]: [3, 2, 1]
        # expect[3.3,3.7,3.10,3.11]: [1, 2, 3]
        # expect[3.12,3.13,3.14.0,3.14,3.15]: [3, 2, 1]
        # expect[3.12,3.13,3.14.0,3.14,3.15]: [1, 2, 3]
        # expect[3.12,3.13,3.14.0,3.14,3.15]: [3, 2, 1]
        # expect[3.12,3.13,3.14.0,3.14,3.15]: [1, 2, 3]
    except TypeError as e:
        print(e)
        # expect[3.3,3.7]: an integer is required (got type str)
        # expect[3.3,3.7]: an integer is required (got type NoneType)
        # expect[3.10,3.11]: 'str' object cannot be interpreted as an integer
        # expect[3.10,3.11]: 'NoneType' object cannot be interpreted as an integer
