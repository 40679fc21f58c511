# A method is misspelled.
# expect-error[3.3,3.7]: AttributeError: 'list' object has no attribute 'apend'
# expect-error[3.10,3.11,3.12,3.13,3.14.0,3.14]: AttributeError: 'list' object has no attribute 'apend'. Did you mean: 'append'?
# expect-error[3.15]: AttributeError: 'list' object has no attribute 'apend'. Did you mean '.append' instead of '.apend'?
words = []
words.apend("a")
