# complex() takes what has __index__.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
class Has:
    def __index__(self):
        return 7
print(complex(Has()), complex(Has(), Has()))  # expect: (7+0j) (7+7j)
class Own(complex):
    pass
print(type(Own(Has())).__name__, Own(2, Has()))  # expect: Own (2+7j)
