# A deep chain of objects dies without running out of stack.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# skip-stress: takes long
count = 0
class C:
    def __init__(self, inner):
        self.inner = inner
    def __del__(self):
        global count
        count += 1
c = None
for i in range(3000):
    c = C(c)
del c
print(count)  # expect: 3000
x = []
for i in range(20000):
    x = [x]
del x
print("end")  # expect: end
