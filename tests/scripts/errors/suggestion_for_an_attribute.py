class A:
    def __init__(self):
        self.blech = 1
A().bleck
# expect-error[3.3,3.7]: AttributeError: 'A' object has no attribute 'bleck'
# expect-error[3.10,3.11,3.12,3.13,3.14.0,3.14]: AttributeError: 'A' object has no attribute 'bleck'. Did you mean: 'blech'?
# expect-error[3.15]: AttributeError: 'A' object has no attribute 'bleck'. Did you mean '.blech' instead of '.bleck'?
# expect-stderr:     A().bleck
# expect-stderr[3.3,3.7]: AttributeError: 'A' object has no attribute 'bleck'
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14]: AttributeError: 'A' object has no attribute 'bleck'. Did you mean: 'blech'?
# expect-stderr[3.15]: AttributeError: 'A' object has no attribute 'bleck'. Did you mean '.blech' instead of '.bleck'?
