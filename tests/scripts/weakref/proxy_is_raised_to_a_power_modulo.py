# pow() with three arguments, bytes() and reversed() see through a proxy.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import weakref
class Number:
    def __pow__(self, exponent, modulus=None):
        return "pow", exponent, modulus
    def __bytes__(self):
        return b"bytes"
    def __reversed__(self):
        return iter("cba")
number = Number()
proxy = weakref.proxy(number)
print(pow(proxy, 2, 5), proxy ** 3)              # expect: ('pow', 2, 5) ('pow', 3, None)
print(bytes(proxy))                              # expect: b'bytes'
print("".join(reversed(proxy)))                  # expect: cba
