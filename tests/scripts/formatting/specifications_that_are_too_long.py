# What is left over of a specification is shown from 3.11 on.
def t(f):
    try: print(f())
    except ValueError as e: print(e)
t(lambda: format(42, "dd"))
# expect[3.3,3.7,3.10]: Invalid format specifier
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: Invalid format specifier 'dd' for object of type 'int'
t(lambda: format("a", "5x5"))
# expect[3.3,3.7,3.10]: Invalid format specifier
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: Invalid format specifier '5x5' for object of type 'str'
t(lambda: format(1.5, "{}"))
# expect[3.3,3.7,3.10]: Invalid format specifier
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: Invalid format specifier '{}' for object of type 'float'
