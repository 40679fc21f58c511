# profiles: 3.12 3.13 3.14.0 3.14 3.15
class A:
    pass
for pattern in ("A(1)", "int(1, 2)", "print(1)", "A(b=1)"):
    try:
        exec("match value:\n case " + pattern + ": print('yes')\n case _: print('no')",
             {"A": A, "value": 5 if "int" in pattern else A()})
    except TypeError as e:
        print(e)
# expect: A() accepts 0 positional sub-patterns (1 given)
# expect: int() accepts 1 positional sub-pattern (2 given)
# expect[3.12,3.13,3.14.0,3.14]: called match pattern must be a class
# expect[3.15]: class pattern must refer to a class
# expect: no
