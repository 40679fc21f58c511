def f():
    for i in range(3):
        try:
            1 / 0
        finally:
            break
    return i
print(f())                    # expect: 0
