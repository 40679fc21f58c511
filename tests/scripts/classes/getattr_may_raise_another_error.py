# Only AttributeError counts as "not there".
class A:
    def __getattr__(self, name):
        raise KeyError(name)
try:
    print(getattr(A(), "q", 5))
except KeyError as e:
    print("KeyError", e)  # expect: KeyError 'q'
