# A name is misspelled.
# expect-error[3.3,3.7]: NameError: name 'numbr' is not defined
# expect-error[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: NameError: name 'numbr' is not defined. Did you mean: 'number'?
number = 5
print(numbr)
