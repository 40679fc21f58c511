# The words for empty ranges and sequences changed several times.
import random
def tell(call):
    try: call()
    except (ValueError, IndexError) as error: print(error)
tell(lambda: random.choice([]))
tell(lambda: random.randint(5, 1))
tell(lambda: random.randrange(5, 2, 3))
tell(lambda: random.randrange(0))
# expect[3.3,3.7,3.11,3.12,3.13,3.14.0,3.14,3.15]: Cannot choose from an empty sequence
# expect[3.10]: list index out of range
# expect[3.3,3.7]: empty range for randrange() (5,2, -3)
# expect[3.10,3.11]: empty range for randrange() (5, 2, -3)
# expect[3.12,3.13]: empty range in randrange(5, 2)
# expect[3.14.0,3.14,3.15]: empty range in randint(5, 1)
# expect[3.3,3.7,3.10,3.11]: empty range for randrange()
# expect[3.12,3.13,3.14.0,3.14,3.15]: empty range in randrange(5, 2, 3)
# expect: empty range for randrange()
