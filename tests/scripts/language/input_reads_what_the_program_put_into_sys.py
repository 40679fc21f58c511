# input() writes its prompt to sys.stdout and reads from sys.stdin, whatever these are.
import io, sys
sys.stdin = io.StringIO("first\nlast")
print(input("? "), input())
try:
    input()
except EOFError as error:
    print(error)
shown = sys.stdout
sys.stdout = written = io.StringIO()
sys.stdin = io.StringIO("hidden\n")
answer = input("prompt ")
sys.stdout = shown
print(repr(written.getvalue()), answer)
class Numbers:
    def readline(self):
        return 5
sys.stdin = Numbers()
try:
    input()
except TypeError as error:
    print(error)
sys.stdin = None
try:
    input()
except RuntimeError as error:
    print(error)
# expect: ? first last
# expect: EOF when reading a line
# expect: 'prompt ' hidden
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: object.readline() returned non-string
# expect[3.15]: Numbers.readline() must return a str, not int
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: input(): lost sys.stdin
# expect[3.14.0,3.14,3.15]: lost sys.stdin
