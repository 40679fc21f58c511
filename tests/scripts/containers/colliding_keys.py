# Equal hashes are told apart by __eq__, which is asked in the order of the table.
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other):
        print("eq", self.n, other.n)
        # expect: eq 1 2
        # expect: eq 1 2
        # expect: eq 2 2
        # expect: eq 1 1
        # expect: eq 1 3
        # expect: eq 2 3
        return self.n == other.n
d = {K(1): "a", K(2): "b"}
d[K(2)] = "c"
print(d[K(1)], K(3) in d, len(d))  # expect: a False 2
