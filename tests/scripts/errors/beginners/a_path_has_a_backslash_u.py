# \U begins an escape with eight digits.
path = "C:\Users\name"  # expect-syntax-error: (unicode error) 'unicodeescape' codec can't decode bytes in position 2-3: truncated \UXXXXXXXX escape
