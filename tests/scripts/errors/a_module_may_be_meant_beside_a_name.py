# What resembles a known name and is the name of a module gets both hints, from 3.12 on.
print(ctypes)
# expect-error[3.3,3.7]: NameError: name 'ctypes' is not defined
# expect-error[3.10,3.11]: NameError: name 'ctypes' is not defined. Did you mean: 'type'?
# expect-error[3.12,3.13,3.14.0,3.14,3.15]: NameError: name 'ctypes' is not defined. Did you mean: 'type'? Or did you forget to import 'ctypes'?
