# getsource gives the lines of the program.
import inspect
def decorate(function):
    return function

@decorate
def one(a,
        b=(1,
           2)):
    text = """
not the end
"""
    return text

# between
class C:
    x = 1
    def m(self): return 1

    class D:
        y = 2
after = 1
print(inspect.getsource(one).rstrip())  # expect: @decorate
# expect: def one(a,
# expect:         b=(1,
# expect:            2)):
# expect:     text = """
# expect: not the end
# expect: """
# expect:     return text
print(inspect.getsourcelines(C.m))  # expect: (['    def m(self): return 1\n'], 18)
print(inspect.getsource(C.D) + inspect.getsource(C).rstrip())  # expect:     class D:
# expect:         y = 2
# expect: class C:
# expect:     x = 1
# expect:     def m(self): return 1
# expect: 
# expect:     class D:
# expect:         y = 2
