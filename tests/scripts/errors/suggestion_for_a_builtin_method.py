[].appendd(1)
# expect-error[3.3,3.7]: AttributeError: 'list' object has no attribute 'appendd'
# expect-error[3.10,3.11,3.12,3.13,3.14.0,3.14]: AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
# expect-error[3.15]: AttributeError: 'list' object has no attribute 'appendd'. Did you mean '.append' instead of '.appendd'?
# expect-stderr:     [].appendd(1)
# expect-stderr[3.3,3.7]: AttributeError: 'list' object has no attribute 'appendd'
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:     ^^^^^^^^^^
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14]: AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
# expect-stderr[3.15]: AttributeError: 'list' object has no attribute 'appendd'. Did you mean '.append' instead of '.appendd'?
