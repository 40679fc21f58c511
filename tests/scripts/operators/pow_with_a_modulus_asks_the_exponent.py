# From 3.14 on pow(a, b, m) asks b.__rpow__ as a ** b does.
class A:
    def __pow__(self, other, modulus=None):
        return "pow", other, modulus
    def __rpow__(self, other, modulus=None):
        return "rpow", other, modulus
class No:
    def __pow__(self, other, modulus=None):
        return NotImplemented
    def __rpow__(self, other, modulus=None):
        return NotImplemented
for base, exponent, modulus in (2, A(), 3), (A(), 2, 3), (2, 3, A()), (No(), 2, 3), (2, No(), 3), ("a", A(), 3):
    try:
        print(pow(base, exponent, modulus))
    except TypeError as e:
        print(e)
# expect[3.3,3.7]: unsupported operand type(s) for pow(): 'int', 'A', 'int'
# expect[3.10,3.11,3.12,3.13]: unsupported operand type(s) for ** or pow(): 'int', 'A', 'int'
# expect[3.14.0,3.14,3.15]: ('rpow', 2, 3)
# expect: ('pow', 2, 3)
# expect[3.3,3.7]: unsupported operand type(s) for pow(): 'int', 'int', 'A'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: unsupported operand type(s) for ** or pow(): 'int', 'int', 'A'
# expect[3.3,3.7]: unsupported operand type(s) for pow(): 'No', 'int', 'int'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: unsupported operand type(s) for ** or pow(): 'No', 'int', 'int'
# expect[3.3,3.7]: unsupported operand type(s) for pow(): 'int', 'No', 'int'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: unsupported operand type(s) for ** or pow(): 'int', 'No', 'int'
# expect[3.3,3.7]: unsupported operand type(s) for pow(): 'str', 'A', 'int'
# expect[3.10,3.11,3.12,3.13]: unsupported operand type(s) for ** or pow(): 'str', 'A', 'int'
# expect[3.14.0,3.14,3.15]: ('rpow', 'a', 3)
