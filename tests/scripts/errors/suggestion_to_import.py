def f():
    return sys.exit()
f()
# expect-error[3.3,3.7,3.10,3.11]: NameError: name 'sys' is not defined
# expect-error[3.12,3.13,3.14.0,3.14,3.15]: NameError: name 'sys' is not defined. Did you forget to import 'sys'?
# expect-stderr:     f()
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^
# expect-stderr:     return sys.exit()
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:            ^^^
# expect-stderr[3.3,3.7,3.10,3.11]: NameError: name 'sys' is not defined
# expect-stderr[3.12,3.13,3.14.0,3.14,3.15]: NameError: name 'sys' is not defined. Did you forget to import 'sys'?
