def f():
    def g():
        return y
    try:
        g()
    except NameError as e:
        print(e)
    y = 5
    print(g())
f()
# expect[3.3,3.7,3.10]: free variable 'y' referenced before assignment in enclosing scope
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: cannot access free variable 'y' where it is not associated with a value in enclosing scope
# expect: 5
