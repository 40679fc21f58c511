# A resurrected object dies the second time without a word.
saved = []
class C:
    def __del__(self):
        print("__del__")
        saved.append(self)
C()  # expect: __del__
print(len(saved))  # expect: 1
saved.clear()
print("end")  # expect: end
