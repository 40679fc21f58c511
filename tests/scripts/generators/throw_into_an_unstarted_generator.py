def g():
    print("never")
    yield
it = g()
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print(e)                  # expect: 'k'
print(list(it))               # expect: []
