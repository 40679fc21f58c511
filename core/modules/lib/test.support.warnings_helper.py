# test.support.warnings_helper - warnings in tests.
import contextlib
import warnings


@contextlib.contextmanager
def ignore_warnings(*, category):
    """Warnings of a category are not shown in this block."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=category)
        yield


@contextlib.contextmanager
def check_warnings(*filters, quiet=True):
    """Collects the warnings of this block."""
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        yield log


@contextlib.contextmanager
def save_restore_warnings_filters():
    """Filters that this block adds are forgotten at its end."""
    with warnings.catch_warnings():
        yield
