def f():
    x = "function"
    class C:
        y = x
    return C.y
print(f())                    # expect: function
