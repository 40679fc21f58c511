# Tests that need threads, processes or files are skipped by the models of test.support.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# oracle: off the tests run where there are threads and files
import threading
import unittest
from test.support import requires_subprocess, threading_helper
from test.support.import_helper import import_module
from test.support.os_helper import TESTFN
from test.support.script_helper import assert_python_ok

class Needs(unittest.TestCase):
    @threading_helper.requires_working_threading()
    def test_a_thread(self):
        pass

    @requires_subprocess()
    def test_b_process(self):
        pass

    def test_c_script(self):
        assert_python_ok("-c", "pass")

    def test_d_file(self):
        open(TESTFN, "w")

    def test_e_module(self):
        import_module("ctypes")
        import_module("_testinternalcapi")

    def test_f_thread_without_asking(self):
        threading.Thread(target=print).start()

    def test_g_process_without_asking(self):
        import subprocess
        subprocess.Popen(["python"])

result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Needs).run(result)
for test, reason in result.skipped:
    print(reason)
# expect: requires threading support
# expect: requires subprocess support
# expect: requires subprocess support
# expect: requires a file system
# expect: No module named '_testinternalcapi'
# expect: requires threading support
# expect: requires subprocess support
