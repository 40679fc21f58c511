# An exception in the middle of a merge leaves all items in the list, where CPython leaves them.
class A:
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        global left
        left -= 1
        if left == 0:
            raise ValueError
        return self.value < other.value
def digest(values):
    h = 0
    for v in values:
        h = (h * 1003 + v) % 1000003
    return h
values = [i * 7919 % 1009 for i in range(70)] + list(range(0, 140, 2))
for count in 1, 60, 200, 400, 470, 480, 490, 500, 510:
    for backwards in False, True:
        left = count
        items = [A(v) for v in values]
        try:
            items.sort(reverse=backwards)
        except ValueError:
            print(count, digest(a.value for a in items), sorted(a.value for a in items) == sorted(values))
# expect[3.3,3.7,3.10]: 1 3569 True
# expect[3.3,3.7,3.10]: 1 3569 True
# expect[3.3,3.7,3.10]: 60 832394 True
# expect[3.3,3.7,3.10]: 60 3569 True
# expect[3.3,3.7,3.10]: 200 405884 True
# expect[3.3,3.7,3.10]: 200 505982 True
# expect[3.3,3.7,3.10]: 400 255983 True
# expect[3.3,3.7,3.10]: 400 964384 True
# expect[3.3,3.7,3.10]: 470 501075 True
# expect[3.3,3.7,3.10]: 470 299437 True
# expect[3.3,3.7,3.10]: 480 835857 True
# expect[3.3,3.7,3.10]: 480 147026 True
# expect[3.3,3.7,3.10]: 490 499325 True
# expect[3.11,3.12]: 1 3569 True
# expect[3.11,3.12]: 1 3569 True
# expect[3.11,3.12]: 60 832394 True
# expect[3.11,3.12]: 60 3569 True
# expect[3.11,3.12]: 200 405884 True
# expect[3.11,3.12]: 200 505982 True
# expect[3.11,3.12]: 400 344158 True
# expect[3.11,3.12]: 400 964384 True
# expect[3.11,3.12]: 470 501075 True
# expect[3.11,3.12]: 470 299437 True
# expect[3.11,3.12]: 480 835857 True
# expect[3.11,3.12]: 480 147026 True
# expect[3.11,3.12]: 490 499325 True
# expect[3.13,3.14.0,3.14,3.15]: 1 3569 True
# expect[3.13,3.14.0,3.14,3.15]: 1 3569 True
# expect[3.13,3.14.0,3.14,3.15]: 60 832394 True
# expect[3.13,3.14.0,3.14,3.15]: 60 3569 True
# expect[3.13,3.14.0,3.14,3.15]: 200 405884 True
# expect[3.13,3.14.0,3.14,3.15]: 200 730002 True
# expect[3.13,3.14.0,3.14,3.15]: 400 344158 True
# expect[3.13,3.14.0,3.14,3.15]: 400 722994 True
# expect[3.13,3.14.0,3.14,3.15]: 470 704407 True
# expect[3.13,3.14.0,3.14,3.15]: 470 852166 True
# expect[3.13,3.14.0,3.14,3.15]: 480 662502 True
# expect[3.13,3.14.0,3.14,3.15]: 480 593245 True
# expect[3.13,3.14.0,3.14,3.15]: 490 381576 True
# expect[3.13,3.14.0,3.14,3.15]: 490 605160 True
# expect[3.13,3.14.0,3.14,3.15]: 500 147026 True
# expect[3.13,3.14.0,3.14,3.15]: 510 865361 True
