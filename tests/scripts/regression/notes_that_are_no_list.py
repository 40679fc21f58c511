# profiles: 3.12 3.13 3.14.0 3.14 3.15
import traceback
error = ValueError(1)
error.__notes__ = 5
try:
    error.add_note("note")
except TypeError as refusal:
    print(refusal)                              # expect: Cannot add note: __notes__ is not a list
print(traceback.format_exception(error)[-1:])   # expect: ['5\n']
