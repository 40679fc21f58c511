class Door:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("closing", self.name)

front = Door("front")
back = Door("back")
spare = front

front = None
print("front is None")
back = None
print("back is None")
spare = None
print("the end")
