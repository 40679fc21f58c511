# What cannot be made.
for t in [type(len), type([].__len__), type(iter([])), type({}.keys()), type(list.append)]:
    try:
        t()
    except TypeError as e:
        print(e)
        # expect: cannot create 'builtin_function_or_method' instances
        # expect: cannot create 'method-wrapper' instances
        # expect: cannot create 'list_iterator' instances
        # expect: cannot create 'dict_keys' instances
        # expect: cannot create 'method_descriptor' instances
print(type(None)() is None, type(...)(), type(NotImplemented)())
# expect: True Ellipsis NotImplemented
