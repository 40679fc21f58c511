# Attributes and special methods of the metaclass work on the class, not on its instances.
class M(type):
    kind = property(lambda cls: "kind of " + cls.__name__)
    def __len__(cls):
        return 7
    def __getitem__(cls, i):
        return i * 2
    def __iter__(cls):
        return iter([1, 2])
    def __repr__(cls):
        return "<M " + cls.__name__ + ">"
class A(metaclass=M):
    pass
print(A.kind, len(A), A[3], list(A), A)  # expect: kind of A 7 6 [1, 2] <M A>
try:
    A().kind
except AttributeError as e:
    print(e)  # expect: 'A' object has no attribute 'kind'
