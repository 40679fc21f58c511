# IOError and EnvironmentError are OSError.
print(IOError is OSError, EnvironmentError is OSError)  # expect: True True
try:
    raise IOError(2, "No such file or directory")
except EnvironmentError as error:
    print(repr(error))  # expect: FileNotFoundError(2, 'No such file or directory')
