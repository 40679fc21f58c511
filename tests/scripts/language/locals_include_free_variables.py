def f():
    z = 1
    def g():
        y = z
        return sorted(locals())
    return g()
print(f())                    # expect: ['y', 'z']
