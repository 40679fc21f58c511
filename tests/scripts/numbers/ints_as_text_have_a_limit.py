# How many decimal digits become a number or a text is limited; the limit can be changed.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import sys

print(sys.get_int_max_str_digits())  # expect: 4300
number = 10**5000


def told(convert):
    try:
        convert(number)
    except (ValueError, SyntaxError) as error:
        print(error.args[0].split("; use sys.set_int_max_str_digits() to increase the limit"))


told(str)
# expect[3.7,3.10]: ['Exceeds the limit (4300) for integer string conversion', '']
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: ['Exceeds the limit (4300 digits) for integer string conversion', '']
told("{:,}".format)
# expect[3.7,3.10]: ['Exceeds the limit (4300) for integer string conversion', '']
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: ['Exceeds the limit (4300 digits) for integer string conversion', '']
told(lambda n: int("7" * 5000))
# expect[3.7,3.10]: ['Exceeds the limit (4300) for integer string conversion: value has 5000 digits', '']
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: ['Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits', '']
told(lambda n: eval("[" + "7" * 5000 + "]"))
# expect[3.7,3.10]: ['Exceeds the limit (4300) for integer string conversion: value has 5000 digits', ' - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.']
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: ['Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits', ' - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.']

sys.set_int_max_str_digits(6000)
print(len(str(number)), len(f"{number:,}"), eval("7" * 5000) % 10)  # expect: 5001 6667 7
sys.set_int_max_str_digits(maxdigits=640)
told("%d".__mod__)
# expect[3.7,3.10]: ['Exceeds the limit (640) for integer string conversion', '']
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: ['Exceeds the limit (640 digits) for integer string conversion', '']
told(lambda n: sys.set_int_max_str_digits(639))
# expect[3.7,3.10,3.11,3.12,3.13]: ['maxdigits must be 0 or larger than 640']
# expect[3.14.0,3.14,3.15]: ['maxdigits must be >= 640 or 0 for unlimited']
sys.set_int_max_str_digits(0)
print(len("%d" % 10**9000), len(hex(number)))  # expect: 9001 4155
