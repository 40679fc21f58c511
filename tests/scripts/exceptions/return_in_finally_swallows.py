# A `return` in `finally` drops the exception.
def f():
    try:
        raise ValueError("lost")
    finally:
        return "returned"
print(f())                    # expect: returned
