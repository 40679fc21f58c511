# importlib - the import statement as functions.
import sys


def import_module(name, package=None):
    """Imports a module by its whole name and returns it."""
    if name.startswith("."):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import "
                            "for %r" % name)
        level = len(name) - len(name.lstrip("."))
        base = package.rsplit(".", level - 1)[0] if level > 1 else package
        rest = name[level:]
        name = base + "." + rest if rest else base
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    pass


def reload(module):
    """Runs a module again: refused, since modules of this sandbox do not change."""
    raise NotImplementedError("modules cannot be reloaded in this sandbox")


__import__ = __import__
