# From 3.7 on, keys of one class are compared by its __lt__ first, and again when that gives up.
class A:
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        print("lt", self.value, other.value)
        return NotImplemented
    def __gt__(self, other):
        print("gt", self.value, other.value)
        return self.value > other.value
class B(A):
    pass
print([x.value for x in sorted([A(1), A(3), A(2)])])
print([x.value for x in sorted([A(1), B(3), A(2)])])
# expect[3.3]: lt 3 1
# expect[3.3]: gt 1 3
# expect[3.3]: lt 2 3
# expect[3.3]: gt 3 2
# expect[3.3]: lt 2 3
# expect[3.3]: gt 3 2
# expect[3.3]: lt 2 1
# expect[3.3]: gt 1 2
# expect[3.3]: [1, 2, 3]
# expect[3.3]: lt 3 1
# expect[3.3]: gt 1 3
# expect[3.3]: gt 3 2
# expect[3.3]: gt 3 2
# expect[3.3]: lt 2 1
# expect[3.3]: gt 1 2
# expect[3.3]: [1, 2, 3]
# expect[3.7,3.10,3.11,3.12]: lt 3 1
# expect[3.7,3.10,3.11,3.12]: lt 3 1
# expect[3.7,3.10,3.11,3.12]: gt 1 3
# expect[3.7,3.10,3.11,3.12]: lt 2 3
# expect[3.7,3.10,3.11,3.12]: lt 2 3
# expect[3.7,3.10,3.11,3.12]: gt 3 2
# expect[3.7,3.10,3.11,3.12]: lt 2 3
# expect[3.7,3.10,3.11,3.12]: lt 2 3
# expect[3.7,3.10,3.11,3.12]: gt 3 2
# expect[3.7,3.10,3.11,3.12]: lt 2 1
# expect[3.7,3.10,3.11,3.12]: lt 2 1
# expect[3.7,3.10,3.11,3.12]: gt 1 2
# expect[3.7,3.10,3.11,3.12]: [1, 2, 3]
# expect[3.7,3.10,3.11,3.12]: lt 3 1
# expect[3.7,3.10,3.11,3.12]: gt 1 3
# expect[3.7,3.10,3.11,3.12]: gt 3 2
# expect[3.7,3.10,3.11,3.12]: gt 3 2
# expect[3.7,3.10,3.11,3.12]: lt 2 1
# expect[3.7,3.10,3.11,3.12]: gt 1 2
# expect[3.7,3.10,3.11,3.12]: [1, 2, 3]
# expect[3.13,3.14.0,3.14,3.15]: lt 3 1
# expect[3.13,3.14.0,3.14,3.15]: lt 3 1
# expect[3.13,3.14.0,3.14,3.15]: gt 1 3
# expect[3.13,3.14.0,3.14,3.15]: lt 2 3
# expect[3.13,3.14.0,3.14,3.15]: lt 2 3
# expect[3.13,3.14.0,3.14,3.15]: gt 3 2
# expect[3.13,3.14.0,3.14,3.15]: lt 1 3
# expect[3.13,3.14.0,3.14,3.15]: lt 1 3
# expect[3.13,3.14.0,3.14,3.15]: gt 3 1
# expect[3.13,3.14.0,3.14,3.15]: lt 2 3
# expect[3.13,3.14.0,3.14,3.15]: lt 2 3
# expect[3.13,3.14.0,3.14,3.15]: gt 3 2
# expect[3.13,3.14.0,3.14,3.15]: lt 2 1
# expect[3.13,3.14.0,3.14,3.15]: lt 2 1
# expect[3.13,3.14.0,3.14,3.15]: gt 1 2
# expect[3.13,3.14.0,3.14,3.15]: [1, 2, 3]
# expect[3.13,3.14.0,3.14,3.15]: lt 3 1
# expect[3.13,3.14.0,3.14,3.15]: gt 1 3
# expect[3.13,3.14.0,3.14,3.15]: gt 3 2
# expect[3.13,3.14.0,3.14,3.15]: gt 3 1
# expect[3.13,3.14.0,3.14,3.15]: gt 3 2
# expect[3.13,3.14.0,3.14,3.15]: lt 2 1
# expect[3.13,3.14.0,3.14,3.15]: gt 1 2
# expect[3.13,3.14.0,3.14,3.15]: [1, 2, 3]
