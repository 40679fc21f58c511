class It:
    def __iter__(self):
        return self
    def __next__(self):
        return "next"
    def send(self, value):
        return "sent " + value
    def throw(self, *details):
        return "thrown"
    def close(self):
        print("close")
def g():
    yield from It()
it = g()
print(next(it))
print(it.send("x"))
print(it.throw(ValueError))
it.close()
# expect: next
# expect: sent x
# expect: thrown
# expect: close
