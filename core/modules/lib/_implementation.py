# _implementation - what sys.implementation is, made when a program asks for it.
import sys
from types import SimpleNamespace

implementation = SimpleNamespace(name="cpython",
                                 cache_tag="cpython-%d%d" % sys.version_info[:2],
                                 version=sys.version_info,
                                 hexversion=sys.hexversion,
                                 _multiarch="x86_64-linux-gnu")
if sys.version_info >= (3, 14):
    implementation.supports_isolated_interpreters = True
