# An ImportError keeps its message beside its arguments.
error = ImportError("first", name="n")
error.args = (1, 2)
print(error, error.msg, error.args)  # expect: first first (1, 2)
error.msg = 7
print(error, error.msg)  # expect: (1, 2) 7
error.__init__("again")
print(error, error.msg, error.name)  # expect: again again None
print(ImportError("one", "two").msg, ImportError().msg)  # expect: None None
