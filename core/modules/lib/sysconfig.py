# sysconfig - how this interpreter was built: as a release, with a GIL, without threads.
import sys

_VERSION = "%d.%d" % sys.version_info[:2]
_VARS = {
    "prefix": "/usr", "exec_prefix": "/usr", "py_version": "%d.%d.%d" % sys.version_info[:3],
    "py_version_short": _VERSION, "py_version_nodot": _VERSION.replace(".", ""), "VERSION": _VERSION,
    "PY_CFLAGS": "-DNDEBUG -O2 -Wall", "CFLAGS": "-DNDEBUG -O2 -Wall", "CONFIG_ARGS": "",
    "Py_DEBUG": 0, "Py_GIL_DISABLED": 0, "Py_TRACE_REFS": 0, "WITH_PYMALLOC": 1,
    "SIZEOF_VOID_P": 8, "EXT_SUFFIX": ".so", "abiflags": ""}


def get_config_vars(*args):
    """All variables as a dict, or the values of those that are named."""
    return [_VARS.get(name) for name in args] if args else _VARS


def get_config_var(name):
    return _VARS.get(name)


def get_python_version():
    return _VERSION


def get_platform():
    return "linux-x86_64"
