value = 1
print(valu)
# expect-error[3.3,3.7]: NameError: name 'valu' is not defined
# expect-error[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: NameError: name 'valu' is not defined. Did you mean: 'value'?
# expect-stderr:     print(valu)
# expect-stderr[3.3,3.7]: NameError: name 'valu' is not defined
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:           ^^^^
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: NameError: name 'valu' is not defined. Did you mean: 'value'?
