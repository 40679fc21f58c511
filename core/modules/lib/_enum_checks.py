# _enum_checks - decorators that refuse enums: unique and verify. Imported by enum.


def unique(enumeration):
    """Refuses an enum in which two names have the same value."""
    duplicates = [(name, made.name) for name, made in enumeration.__members__.items()
                  if name != made.name]
    if duplicates:
        details = ", ".join("%s -> %s" % pair for pair in duplicates)
        raise ValueError("duplicate values found in %r: %s" % (enumeration, details))
    return enumeration


UNIQUE, CONTINUOUS, NAMED_FLAGS = "one name per value", "no skipped values", "no unnamed bits"


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check == UNIQUE:
                duplicates = ["%s -> %s" % (name, made.name)
                              for name, made in enumeration.__members__.items()
                              if name != made.name]
                if duplicates:
                    raise ValueError("aliases found in %r: %s"
                                     % (enumeration, ", ".join(duplicates)))
            elif check == CONTINUOUS:
                values = {made.value for made in enumeration}
                missing = [n for n in range(min(values) + 1, max(values)) if n not in values]
                if missing:
                    raise ValueError("invalid enum %r: missing values %s"
                                     % (enumeration.__name__, ", ".join(map(str, missing))))
        return enumeration


for _made in (unique, verify):
    _made.__module__ = "enum"
