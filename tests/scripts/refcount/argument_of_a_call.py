# Who owns an argument during a call differs between the eras.
import sys
def bar(a):
    print(sys.getrefcount(a))
foo = []
bar(foo)
# expect[3.3,3.7,3.10]: 4
# expect[3.11,3.12,3.13]: 3
# expect[3.14.0,3.14,3.15]: 2
print(sys.getrefcount(foo))  # expect: 2
