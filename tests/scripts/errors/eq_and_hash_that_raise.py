# Eq and hash that raise.
class E:
    def __hash__(self): return 1
    def __eq__(self, other): raise ValueError("eq")
class H:
    def __hash__(self): raise ValueError("hash")
d = {E(): 1}
for do in [lambda: d[E()], lambda: d.setdefault(E()), lambda: E() in d, lambda: d.pop(E()),
           lambda: {E(), E()}, lambda: {H(): 1}, lambda: d.get(H()), lambda: H() in set(),
           lambda: hash((1, H()))]:
    try:
        do()
    except ValueError as e:
        print(e)
        # expect: eq
        # expect: eq
        # expect: eq
        # expect: eq
        # expect: eq
        # expect: hash
        # expect: hash
        # expect: hash
        # expect: hash
