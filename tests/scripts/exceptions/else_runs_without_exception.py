def f(x):
    try:
        x + 1
    except TypeError:
        return "except"
    else:
        return "else"
    finally:
        print("finally")
print(f(1), f("a"))
# expect: finally
# expect: finally
# expect: else except
