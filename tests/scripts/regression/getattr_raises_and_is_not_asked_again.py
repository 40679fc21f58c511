# An AttributeError that __getattr__ raises is the answer: nobody asks it a second time.
class Asks:
    @property
    def x(self):
        return self.missing

    def __getattr__(self, name):
        print("asked", name)
        raise AttributeError(name)


try:
    Asks().x
except AttributeError as error:
    print(error)
# expect: asked missing
# expect: asked x
# expect: x
