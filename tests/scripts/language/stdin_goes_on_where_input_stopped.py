# sys.stdin reads the same input as input(), in lines and in pieces of them.
# input: one
# input: two
# input: thréé
# input: four
# input: five
# input: six
# input: seven
import sys
print(input(), repr(sys.stdin.readline()))
print(repr(sys.stdin.readline(2)), repr(sys.stdin.read(5)), repr(sys.stdin.readline()))
print(repr(sys.stdin.read(0)), repr(sys.stdin.readline(-1)), repr(input()))
for line in sys.stdin:
    print(repr(line))
    break
print(sys.stdin.readlines(), repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines())
try:
    next(sys.stdin)
except StopIteration:
    print("no more")
try:
    sys.stdin.write("x")
except ValueError as error:
    print(type(error).__name__, error)
print(sys.stdin is sys.__stdin__, sys.stdin.name, sys.stdin.readable(), sys.stdin.writable())
# expect: one 'two\n'
# expect: 'th' 'réé\nf' 'our\n'
# expect: '' 'five\n' 'six'
# expect: 'seven\n'
# expect: [] '' '' []
# expect: no more
# expect: UnsupportedOperation not writable
# expect: True <stdin> True False
