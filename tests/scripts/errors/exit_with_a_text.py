import sys
sys.exit("goodbye")
# expect-stderr: goodbye
