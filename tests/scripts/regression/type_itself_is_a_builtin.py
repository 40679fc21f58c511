# The module of type is builtins, like that of what is made of it by default.
print(type.__module__, type(int).__module__, type(type("C", (), {})).__module__)
# expect: builtins builtins builtins
