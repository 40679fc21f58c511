# Any callable can be given as metaclass.
def make(name, bases, ns, **kw):
    return name, bases, sorted(n for n in ns if n[:2] != "__"), kw
class A(metaclass=make, x=1):
    y = 2
    z = 3
print(A)  # expect: ('A', (), ['y', 'z'], {'x': 1})
