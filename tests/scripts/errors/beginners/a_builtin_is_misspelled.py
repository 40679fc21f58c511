# A builtin is misspelled.
# expect-error[3.3,3.7]: NameError: name 'pritn' is not defined
# expect-error[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: NameError: name 'pritn' is not defined. Did you mean: 'print'?
pritn("hello")
