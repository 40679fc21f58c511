# list.sort compares the same pairs in the same order as CPython: runs are found, made longer by
# insertion, and merged, with other rules in 3.11, 3.13 and 3.15.
class Key:
    def __init__(self, value, index):
        self.value = value
        self.index = index
    def __lt__(self, other):
        pairs.append((self.index, other.index))
        return self.value < other.value
def digest(numbers):
    h = 0
    for a, b in numbers:
        h = (h * 1003 + a * 509 + b) % 1000003
    return h
shapes = [
    ("mixed", [i * 7919 % 211 for i in range(150)]),
    ("up", list(range(70))),
    ("down with equals", [-(i // 3) for i in range(100)]),
    ("saw", [i % 23 for i in range(140)]),
    ("two runs", list(range(0, 90, 2)) + list(range(1, 91, 2))),
    ("blocks", [i // 40 * 7 % 5 * 40 + i % 40 for i in range(200)]),
]
for name, values in shapes:
    for backwards in False, True:
        pairs = []
        items = [Key(v, i) for i, v in enumerate(values)]
        items.sort(reverse=backwards)
        print(name, len(pairs), digest(pairs), digest((k.value, k.index) for k in items))
# expect[3.3,3.7,3.10]: mixed 880 770018 539302
# expect[3.11,3.12]: mixed 880 594387 539302
# expect[3.13,3.14.0,3.14]: mixed 885 33867 539302
# expect[3.15]: mixed 890 127228 539302
# expect[3.3,3.7,3.10]: mixed 900 713795 593732
# expect[3.11,3.12]: mixed 900 191987 593732
# expect[3.13,3.14.0,3.14]: mixed 907 314100 593732
# expect[3.15]: mixed 904 739337 593732
# expect: up 69 85691 826718
# expect: up 69 576211 94189
# expect[3.3,3.7,3.10,3.11,3.12]: down with equals 476 475906 163379
# expect[3.13,3.14.0,3.14,3.15]: down with equals 164 214186 163379
# expect: down with equals 99 155298 817811
# expect[3.3,3.7,3.10]: saw 688 542254 258480
# expect[3.11,3.12]: saw 688 191494 258480
# expect[3.13,3.14.0,3.14,3.15]: saw 692 467926 258480
# expect[3.3,3.7,3.10]: saw 783 8778 851032
# expect[3.11,3.12]: saw 783 508793 851032
# expect[3.13,3.14.0,3.14,3.15]: saw 786 85093 851032
# expect[3.3,3.7,3.10,3.11,3.12]: two runs 178 296633 725539
# expect[3.13,3.14.0,3.14,3.15]: two runs 179 528755 725539
# expect[3.3,3.7,3.10,3.11,3.12]: two runs 178 978815 688683
# expect[3.13,3.14.0,3.14,3.15]: two runs 180 798962 688683
# expect[3.3,3.7,3.10,3.11,3.12]: blocks 251 191685 563583
# expect[3.13,3.14.0,3.14,3.15]: blocks 252 763316 563583
# expect[3.3,3.7,3.10,3.11,3.12]: blocks 251 647357 357311
# expect[3.13,3.14.0,3.14,3.15]: blocks 254 986846 357311
