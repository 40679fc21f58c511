# __getattr__ is asked only after the AttributeError of __getattribute__, and all it held, is gone.
class Held:
    def __del__(self):
        print("held is gone")
class Asked:
    def __getattribute__(self, name):
        held = Held()
        raise AttributeError(name)
    def __getattr__(self, name):
        return "answer to " + name
print(Asked().question)
# expect: held is gone
# expect: answer to question
