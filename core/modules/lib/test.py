# test - the package of CPython's own tests; here are models of what such tests import from it.
