# A comparison in the middle of a search may empty the container.
class K:
    def __init__(self, home): self.home = home
    def __hash__(self): return 1
    def __eq__(self, other):
        self.home.clear()
        return False
class Same(K):
    def __eq__(self, other):
        self.home.clear()
        return True
    __hash__ = K.__hash__
d = {}
d[K(d)] = 1
d[K(d)] = 2
print(len(d))  # expect: 1
s = set()
s.add(Same(s))
s.add(Same(s))
print(len(s))  # expect: 0
