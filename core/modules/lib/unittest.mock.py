# unittest.mock - Mock, which remembers its calls; it says of the rest that it is not here.
__unittest = True


class Mock:
    """Can be called and asked for any attribute, and remembers how it was called."""

    def __init__(self, *, return_value=None, side_effect=None):
        self._returns = return_value
        self.side_effect = side_effect
        self.call_args_list = []

    def __call__(self, *args, **kwargs):
        self.call_args_list.append((args, kwargs))
        if isinstance(self.side_effect, BaseException):
            raise self.side_effect
        return self.return_value if self.side_effect is None else self.side_effect(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith("__") or name.startswith("assert"):
            raise AttributeError(name)
        made = Mock()
        setattr(self, name, made)
        return made

    @property
    def return_value(self):
        if self._returns is None:
            self._returns = Mock()
        return self._returns

    @property
    def called(self):
        return bool(self.call_args_list)

    @property
    def call_count(self):
        return len(self.call_args_list)

    def assert_not_called(self):
        if self.called:
            raise AssertionError("Expected 'mock' to not have been called. Called %d times."
                                 % self.call_count)

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected 'mock' to have been called once. Called %d times."
                                 % self.call_count)

    def assert_called_once_with(self, *args, **kwargs):
        self.assert_called_once()
        if self.call_args_list[0] != (args, kwargs):
            raise AssertionError("expected call not found.")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError("module 'unittest.mock' has no attribute %r" % name)
    raise AttributeError("`unittest.mock.%s` exists in Python, but not in this sandbox." % name)
