# A negative number to a broken power is complex in Python; it is refused here.
# oracle: off this subset has no powers of complex numbers
for f in (lambda: (-8) ** 0.5, lambda: pow(-8.0, 0.5)):
    try:
        f()
    except ValueError as error:
        print(error)
# expect: a negative number to a broken power is complex in Python, which this subset does not compute
# expect: a negative number to a broken power is complex in Python, which this subset does not compute
