class Cause(Exception):
    def __init__(self):
        print("made")         # expect: made
        super().__init__("cause")
try:
    raise ValueError from Cause
except ValueError as e:
    print(repr(e.__cause__))  # expect: Cause('cause')
