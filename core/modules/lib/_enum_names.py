# _enum_names - the namespace of an enum's body, and what may stand in it. Imported by enum.
from sys import version_info as _version


_KNOWN_SUNDERS = ["_order_", "_generate_next_value_", "_missing_", "_ignore_"]
if _version < (3, 11):
    _KNOWN_SUNDERS += ["_create_pseudo_member_"]
else:
    _KNOWN_SUNDERS += ["_numeric_repr_", "_iter_member_", "_iter_member_by_value_",
                       "_iter_member_by_def_"]


class auto:
    """Stands for a value that the class chooses."""

    value = None

    def __repr__(self):
        return "auto(%r)" % self.value


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_descriptor(value):
    return any(hasattr(value, name) for name in ("__get__", "__set__", "__delete__"))


def _is_dunder(name):
    return len(name) > 4 and name[:2] == "__" == name[-2:] and name[2] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == "_" == name[-1] and name[1] != "_" and name[-2] != "_"


class _EnumDict(dict):
    """The namespace of an enum's body: notes which names are members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = []
        self._last_values = []
        self._ignore = []
        self._generate = None  # set by EnumMeta.__prepare__

    def __setitem__(self, key, value):
        if _is_sunder(key):
            if key == "_generate_next_value_":
                self._generate = getattr(value, "__func__", value)
            elif key == "_ignore_":
                names = value.replace(",", " ").split() if isinstance(value, str) else value
                self._ignore = list(names)
            elif key not in _KNOWN_SUNDERS and not (
                    _version >= (3, 13) and key.startswith("_repr_")):
                if _version >= (3, 11):
                    text = "_sunder_ names, such as %r, are reserved for future Enum use" % key
                else:
                    text = "_names_ are reserved for future Enum use"
                raise ValueError(text)
        elif _is_dunder(key):
            pass
        elif key in self._member_names:
            if _version >= (3, 11):
                raise TypeError("%r already defined as %r" % (key, self[key]))
            raise TypeError("Attempted to reuse key: %r" % key)
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if isinstance(value, member):
                value = value.value
            if key in self:
                raise TypeError("%r already defined as %r" % (key, self[key]))
            value = self._resolved(key, value)
            self._member_names.append(key)
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _resolved(self, key, value):
        if isinstance(value, auto):
            if value.value is None:
                value.value = self._generate(key, 1, len(self._member_names),
                                             self._last_values[:])
            return value.value
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple([self._resolved(key, item) for item in value])
        return value


for _made in (auto, nonmember, member, _EnumDict):
    _made.__module__ = "enum"
