# _unittest_contexts - what assertRaises and assertWarns give to a with statement.
import sys

__unittest = True


def _are_classes(expected, base):
    if isinstance(expected, tuple):
        return all(_are_classes(one, base) for one in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _Context:
    def __init__(self, expected, test_case, expected_regex=None):
        self.expected = expected
        self.test_case = test_case
        self.expected_regex = expected_regex
        self.obj_name = None
        self.msg = None

    def handle(self, name, args, kwargs):
        """Calls what is to be tested, or gives itself when there is nothing to call."""
        try:
            if not _are_classes(self.expected, self._base):
                raise TypeError("%s() arg 1 must be %s" % (name, self._base_text))
            if not args:
                self.msg = kwargs.pop("msg", None)
                if kwargs:
                    raise TypeError("%r is an invalid keyword argument for this function"
                                    % (next(iter(kwargs)),))
                return self
            function, *args = args
            try:
                self.obj_name = function.__name__
            except AttributeError:
                self.obj_name = str(function)
            with self:
                function(*args, **kwargs)
        finally:
            # An exception in flight holds this frame.
            self = None

    def _expected_name(self):
        return getattr(self.expected, "__name__", None) or str(self.expected)

    def _fail(self, text):
        self.test_case._fail_with(self.msg, text)

    def _fail_missing(self, what):
        text = "%s not %s" % (self._expected_name(), what)
        self._fail(text + " by %s" % self.obj_name if self.obj_name else text)

    def _fits(self, text):
        return self.expected_regex is None or self.expected_regex.search(text)

    def _fail_text(self, found):
        self._fail('"%s" does not match "%s"' % (self.expected_regex.pattern, found))


class RaisesContext(_Context):
    """The block must raise an exception."""

    _base = BaseException
    _base_text = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._fail_missing("raised")
        while tb is not None:
            try:
                tb.tb_frame.clear()
            except RuntimeError:
                pass
            tb = tb.tb_next
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if not self._fits(str(exc_value)):
            self._fail_text(exc_value)
        return True


# From 3.15: warnings that are not meant are issued again.
_gives_back = sys.version_info >= (3, 15)


class WarnsContext(_Context):
    """The block must issue a warning."""

    _base = Warning
    _base_text = "a warning type or tuple of warning types"

    def __enter__(self):
        import warnings
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        if _gives_back:
            warnings.simplefilter("always")
        else:
            warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        matching = [record for record in self.warnings
                    if isinstance(record.message, self.expected)]
        fitting = [record for record in matching if self._fits(str(record.message))]
        if fitting:
            self.warning = fitting[0].message
            self.filename = fitting[0].filename
            self.lineno = fitting[0].lineno
        if _gives_back:
            self._give_back(fitting)
        if fitting:
            return
        if matching:
            self._fail_text(matching[0].message)
        self._fail_missing("triggered")

    def _give_back(self, fitting):
        import warnings
        for record in self.warnings:
            if record in fitting:
                continue
            names = getattr(sys.modules.get(record.module), "__dict__", None)
            registry = None if names is None else names.setdefault("__warningregistry__", {})
            warnings.warn_explicit(record.message, record.category, record.filename, record.lineno,
                                   module=record.module, registry=registry, module_globals=names,
                                   source=record.source)
