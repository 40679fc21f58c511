# list *= 0 empties the list, last item first, and keeps the object.
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
l = k = [N(1), N(2)]
l *= 0    # expect: del 2
# expect: del 1
print(l, l is k)  # expect: [] True
l *= 3
l += [5]
l *= -1
print(l)  # expect: []
