class A:
    def name(self):
        return __class__.__name__
class B(A):
    pass
print(B().name())             # expect: A
