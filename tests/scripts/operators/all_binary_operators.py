# Each operator asks the left operand, then the right one, and then says what it could not do.
log = []
def make(name, prefix):
    def method(op):
        def run(self, other):
            log.append(prefix + op)
            return NotImplemented
        return run
    ops = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split()
    return type(name, (), {"__%s%s__" % (prefix, op): method(op) for op in ops})
X, Y = make("X", ""), make("Y", "r")
x, y = X(), Y()
for do in [lambda: x + y, lambda: x - y, lambda: x * y, lambda: x / y, lambda: x // y, lambda: x % y,
           lambda: x ** y, lambda: x << y, lambda: x >> y, lambda: x & y, lambda: x | y,
           lambda: x ^ y, lambda: x @ y]:
    try:
        do()
    except TypeError as e:
        print(log, e)
        # expect: ['add', 'radd'] unsupported operand type(s) for +: 'X' and 'Y'
        # expect: ['sub', 'rsub'] unsupported operand type(s) for -: 'X' and 'Y'
        # expect: ['mul', 'rmul'] unsupported operand type(s) for *: 'X' and 'Y'
        # expect: ['truediv', 'rtruediv'] unsupported operand type(s) for /: 'X' and 'Y'
        # expect: ['floordiv', 'rfloordiv'] unsupported operand type(s) for //: 'X' and 'Y'
        # expect: ['mod', 'rmod'] unsupported operand type(s) for %: 'X' and 'Y'
        # expect: ['pow', 'rpow'] unsupported operand type(s) for ** or pow(): 'X' and 'Y'
        # expect: ['lshift', 'rlshift'] unsupported operand type(s) for <<: 'X' and 'Y'
        # expect: ['rshift', 'rrshift'] unsupported operand type(s) for >>: 'X' and 'Y'
        # expect: ['and', 'rand'] unsupported operand type(s) for &: 'X' and 'Y'
        # expect: ['or', 'ror'] unsupported operand type(s) for |: 'X' and 'Y'
        # expect: ['xor', 'rxor'] unsupported operand type(s) for ^: 'X' and 'Y'
        # expect: ['matmul', 'rmatmul'] unsupported operand type(s) for @: 'X' and 'Y'
        del log[:]
