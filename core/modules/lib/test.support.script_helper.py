# test.support.script_helper - runs programs in other interpreters: there are none.
import unittest
from test.support import _needs_process, requires_subprocess

run_python_until_end = assert_python_ok = assert_python_failure = _needs_process
spawn_python = kill_python = run_test_script = _needs_process


def make_script(script_dir, script_basename, source, omit_suffix=False):
    raise unittest.SkipTest("requires a file system")


def interpreter_requires_environment():
    return False
