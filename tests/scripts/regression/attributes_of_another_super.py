# Where super is a function of the program, the attribute is that of what it returns.
class Answer:
    name = "an attribute"
    def method(self):
        return "a method"
    def __getattr__(self, name):
        return "no " + name
def super(*given):
    print(len(given))
    return Answer()
class C:
    def ask(self):
        print(super().name)
        print(super().nothing)
        print(super().method())
        print(super(C, self).name)
C().ask()
# expect: 0
# expect: an attribute
# expect: 0
# expect: no nothing
# expect: 0
# expect: a method
# expect: 2
# expect: an attribute
