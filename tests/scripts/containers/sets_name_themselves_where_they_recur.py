# A set that holds itself by a detour shows its own name there.
class Box:
    def __repr__(self):
        return "<%r>" % (self.content,)


class Mine(frozenset):
    pass


for kind in (set, frozenset, Mine):
    box = Box()
    box.content = kind([box])
    print(repr(box.content))
    box.content = None
# expect: {<set(...)>}
# expect: frozenset({<frozenset(...)>})
# expect: Mine({<Mine(...)>})
