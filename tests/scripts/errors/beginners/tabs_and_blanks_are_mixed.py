# Tabs and blanks are mixed.
if True:
        x = 1
	y = 2  # expect-syntax-error: inconsistent use of tabs and spaces in indentation
