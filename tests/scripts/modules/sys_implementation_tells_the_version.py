# sys.implementation is a namespace with the version of this interpreter.
import sys
about = sys.implementation
print(type(about).__name__, about.name, about is sys.implementation)
print(about.version == sys.version_info, about.hexversion == sys.hexversion)
print(about.cache_tag == "cpython-%d%d" % sys.version_info[:2])
print(hasattr(about, "supports_isolated_interpreters"), repr(about).split("=")[0])
from sys import implementation
print(implementation is about, about.missing if hasattr(about, "missing") else "no more")
# expect: SimpleNamespace cpython True
# expect: True True
# expect: True
# expect[3.3,3.7]: False namespace(_multiarch
# expect[3.10,3.11,3.12,3.13]: False namespace(name
# expect[3.14.0,3.14,3.15]: True namespace(name
# expect: True no more
