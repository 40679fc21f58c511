# Init must return none.
class A:
    def __init__(self): return 5
try:
    A()
except TypeError as e:
    print(e)  # expect: __init__() should return None, not 'int'
class B:
    def __new__(cls): return 7
    def __init__(self): print("not called")
print(B())  # expect: 7
