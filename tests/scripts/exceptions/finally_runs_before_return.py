# The value of `return` is computed before `finally` runs.
def f():
    try:
        return print("computed") or "value"  # expect: computed
    finally:
        print("finally")      # expect: finally
print(f())                    # expect: value
