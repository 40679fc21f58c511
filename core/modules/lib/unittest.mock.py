# unittest.mock - can be imported, and says that it has nothing.
__unittest = True


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError("module 'unittest.mock' has no attribute %r" % name)
    raise AttributeError("`unittest.mock.%s` exists in Python, but not in this sandbox." % name)
