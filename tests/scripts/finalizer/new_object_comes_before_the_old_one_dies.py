# Rebinding a name makes the new object first.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
class C:
    def __init__(self, n):
        print("made", n)
        self.n = n
    def __del__(self):
        print("gone", self.n)
c = C(1)  # expect: made 1
c = C(2)  # expect: made 2
# expect: gone 1
for c in (C(3),):  # expect: made 3
# expect: gone 2
    pass
C(4)  # expect: made 4
# expect: gone 4
print("end")  # expect: end
# expect: gone 3
