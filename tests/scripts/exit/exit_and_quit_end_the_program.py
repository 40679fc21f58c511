# exit() and quit() raise SystemExit.
try:
    exit(3)
except SystemExit as error:
    print(error.code)  # expect: 3
try:
    quit()
except SystemExit as error:
    print(error.code)  # expect: None
quit()
print("never")
