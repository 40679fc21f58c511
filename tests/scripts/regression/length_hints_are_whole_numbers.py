# A __length_hint__ that is no natural number is complained of (3.15 names the class, too).
# profiles: 3.3 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14
class Walk:
    def __iter__(self): return iter("ab")
    def __length_hint__(self): return self.hint


for Walk.hint in (-1, "x", 2):
    try:
        print([*Walk()])
    except (TypeError, ValueError) as error:
        print(error)
# expect: __length_hint__() should return >= 0
# expect: __length_hint__ must be an integer, not str
# expect: ['a', 'b']
