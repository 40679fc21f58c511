def outer():
    x = 1
    def add():
        nonlocal x
        x += 1
    def get():
        return x
    return add, get
add, get = outer()
add()
add()
print(get(), get.__closure__[0].cell_contents, get.__code__.co_freevars)  # expect: 3 3 ('x',)
