# Divmod and pow.
class A:
    def __divmod__(self, other): return "divmod"
    def __rdivmod__(self, other): return NotImplemented
    def __pow__(self, other, mod=None): return "pow", other, mod
    def __rpow__(self, other, mod=None): return "rpow", other, mod
a = A()
print(divmod(a, 1), a ** 2, pow(a, 2, 3), 2 ** a, divmod(7, 2), pow(2, 5, 7))
# expect: divmod ('pow', 2, None) ('pow', 2, 3) ('rpow', 2, None) (3, 1) 4
for do in [lambda: divmod(1, a), lambda: pow(2, a, 3), lambda: pow("a", 2, 3), lambda: divmod(1, "a"),
           lambda: pow(2.0, 3, 5)]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect: unsupported operand type(s) for divmod(): 'int' and 'A'
        # expect[3.3,3.7]: unsupported operand type(s) for pow(): 'int', 'A', 'int'
        # expect[3.10,3.11,3.12,3.13]: unsupported operand type(s) for ** or pow(): 'int', 'A', 'int'
        # expect[3.3,3.7]: unsupported operand type(s) for pow(): 'str', 'int', 'int'
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
        # expect: unsupported operand type(s) for divmod(): 'int' and 'str'
        # expect: pow() 3rd argument not allowed unless all arguments are integers
