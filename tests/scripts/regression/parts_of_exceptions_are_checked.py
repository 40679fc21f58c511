# __traceback__, __cause__ and __context__ hold what belongs there, or None.
def refused(function, *args):
    try:
        function(*args)
    except TypeError as error:
        print(error)

error = ValueError()
refused(setattr, error, "__traceback__", 3)   # expect: __traceback__ must be a traceback or None
refused(delattr, error, "__traceback__")      # expect: __traceback__ may not be deleted
refused(setattr, error, "__cause__", 3)
# expect: exception cause must be None or derive from BaseException
refused(delattr, error, "__cause__")          # expect: __cause__ may not be deleted
refused(setattr, error, "__context__", 3)
# expect: exception context must be None or derive from BaseException
refused(delattr, error, "__context__")        # expect: __context__ may not be deleted
refused(error.with_traceback, 3)              # expect: __traceback__ must be a traceback or None
refused(setattr, error, "__suppress_context__", 3)
# expect: attribute value type must be bool
error.__cause__ = KeyError()
print(error.__suppress_context__)             # expect: True
