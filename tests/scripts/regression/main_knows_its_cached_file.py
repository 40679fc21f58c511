# What a program's namespace begins with.
print([name for name in globals() if name != "__annotations__"])
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: ['__name__', '__doc__', '__package__', '__loader__', '__spec__', '__builtins__', '__file__', '__cached__']
# expect[3.15]: ['__name__', '__doc__', '__package__', '__loader__', '__spec__', '__builtins__', '__file__']
