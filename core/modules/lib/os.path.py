# os.path - the names of posixpath, for `from os.path import join`.
from posixpath import *
