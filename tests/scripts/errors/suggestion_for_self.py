class A:
    def __init__(self):
        self.count = 1
    def f(self):
        return count
A().f()
# expect-error[3.3,3.7]: NameError: name 'count' is not defined
# expect-error[3.10,3.11]: NameError: name 'count' is not defined. Did you mean: 'round'?
# expect-error[3.12,3.13,3.14.0,3.14,3.15]: NameError: name 'count' is not defined. Did you mean: 'self.count'?
# expect-stderr:     A().f()
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~~~~~^^
# expect-stderr:     return count
# expect-stderr[3.3,3.7]: NameError: name 'count' is not defined
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:            ^^^^^
# expect-stderr[3.10,3.11]: NameError: name 'count' is not defined. Did you mean: 'round'?
# expect-stderr[3.12,3.13,3.14.0,3.14,3.15]: NameError: name 'count' is not defined. Did you mean: 'self.count'?
