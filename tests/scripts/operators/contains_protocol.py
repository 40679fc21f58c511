# Contains protocol.
class A:
    def __contains__(self, x): return x
class B:
    __contains__ = None
    def __iter__(self): return iter([1])
print(5 in A(), 0 in A(), [] not in A())  # expect: True False True
for do in [lambda: 1 in B(), lambda: 1 in 5, lambda: 1 in "a"]:
    try:
        do()
    except TypeError as e:
        print(str(e).replace("a container or iterable", "iterable"))
        # expect: 'B' object is not a container
        # expect: argument of type 'int' is not iterable
        # expect: 'in <string>' requires string as left operand, not int
