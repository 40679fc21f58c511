# A builtin descriptor in a class of one's own does not read foreign memory.
class A:
    real = int.__dict__["real"]
    start = slice.__dict__["start"]
    append = list.append
for name in ["real", "start", "append"]:
    try:
        getattr(A(), name)
    except TypeError as e:
        print(e)
        # expect[3.3,3.7]: descriptor 'real' for 'int' objects doesn't apply to 'A' object
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'real' for 'int' objects doesn't apply to a 'A' object
        # expect[3.3,3.7]: descriptor 'start' for 'slice' objects doesn't apply to 'A' object
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'start' for 'slice' objects doesn't apply to a 'A' object
        # expect[3.3,3.7]: descriptor 'append' for 'list' objects doesn't apply to 'A' object
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'append' for 'list' objects doesn't apply to a 'A' object
