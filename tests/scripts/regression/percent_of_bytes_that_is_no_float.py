# b"%e" wants a float in other words than "%e" (3.15 has newer ones).
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14
for template in (b"%e", "%e"):
    try:
        template % "x"
    except TypeError as error:
        print(error)
# expect: float argument required, not str
# expect: must be real number, not str
