def tell(iterator, state):
    try:
        print(iterator.__setstate__(state), list(iterator))
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
for state in (0, 1, 100, True, 2**70, "a", None):
    tell(iter([1, 2, 3]), state)
    tell(reversed("abc"), state)
tell(reversed([1, 2, 3]), -1)
tell(iter("abc"), -5)
it = iter((1, 2))
print(list(it), it.__setstate__(0), list(it))
# expect: None [1, 2, 3]
# expect: None ['a']
# expect: None [2, 3]
# expect: None ['b', 'a']
# expect: None []
# expect: None ['c', 'b', 'a']
# expect: None [2, 3]
# expect: None ['b', 'a']
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: None []
# expect: None ['a', 'b', 'c']
# expect: [1, 2] None []
