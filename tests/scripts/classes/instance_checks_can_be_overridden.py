# The metaclass decides, but an object of exactly this class always is an instance.
class M(type):
    def __instancecheck__(cls, obj):
        print("ask", obj)
        return obj == 5
    def __subclasscheck__(cls, sub):
        return "yes"
class A(metaclass=M): pass
print(isinstance(5, A), isinstance(6, A), issubclass(int, A))
print(isinstance(A(), A))
print(isinstance(7, (A, int)))
# expect: ask 5
# expect: ask 6
# expect: True False True
# expect: True
# expect: ask 7
# expect: True
