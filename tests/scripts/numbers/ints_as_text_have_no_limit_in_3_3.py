# Later versions limit how many digits an int is converted to or from.
# profiles: 3.3
import sys

print(len(str(10**5000)), int("7" * 5000) % 10)  # expect: 5001 7
print(hasattr(sys, "set_int_max_str_digits"), len(sys.int_info))  # expect: False 2
