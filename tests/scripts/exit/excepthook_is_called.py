# sys.excepthook hears of the exception that ends the program.
# oracle: off the script ends with an error that only the hook shows
import sys
def hook(kind, value, traceback):
    print(kind.__name__, value, traceback is not None)
sys.excepthook = hook
raise ValueError("the end")
# expect: ValueError the end True
