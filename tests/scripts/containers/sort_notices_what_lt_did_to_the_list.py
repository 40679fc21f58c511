# What __lt__ puts into the list that is sorted goes, and sort() says so after it is done.
class A:
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        if len(items) < 2:
            items.append(B(len(items)))
        return self.value < other.value
class B:
    def __init__(self, value):
        self.value = value
    def __del__(self):
        print("gone", self.value, len(items))
items = [A(i * 7 % 80) for i in range(80)]
try:
    items.sort(reverse=True)
except ValueError as error:
    print(error)
print([a.value for a in items] == list(range(79, -1, -1)))
# expect: gone 1 80
# expect: gone 0 80
# expect: list modified during sort
# expect: True
