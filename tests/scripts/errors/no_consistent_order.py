# Bases that contradict each other; the message was two lines until 3.12.
class A: pass
class B(A): pass
class X(A): pass
class Y(B, X): pass
for bases in [(A, B), (object, int)]:
    try:
        type("C", bases, {})
    except TypeError as e:
        print(str(e).split())
        # expect: ['Cannot', 'create', 'a', 'consistent', 'method', 'resolution', 'order', '(MRO)', 'for', 'bases', 'A,', 'B']
        # expect: ['Cannot', 'create', 'a', 'consistent', 'method', 'resolution', 'order', '(MRO)', 'for', 'bases', 'object,', 'int']
