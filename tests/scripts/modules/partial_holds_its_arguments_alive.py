# What a partial keeps dies with it.
from functools import partial
class Node:
    def __del__(self): print("bye")
p = partial(print, Node())
print("made")  # expect: made
del p  # expect: bye
print("gone")  # expect: gone
