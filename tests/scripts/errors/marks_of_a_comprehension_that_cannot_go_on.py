# In 3.11 and 3.12 the marks of a traceback show the whole comprehension; later the iterable.
# profiles: 3.11 3.12 3.13 3.14
class Bad:
    def __iter__(self):
        return self
    def __next__(self):
        1 / 0
def listed():
    return [each for each in Bad()]
listed()
# expect-error: ZeroDivisionError: division by zero
# expect-stderr[3.11,3.12]:            ^^^^^^^^^^^^^^^^^^^^^^^^
# expect-stderr[3.11]:            ^^^^^^^^^^^^^^^^^^^^^^^^
# expect-stderr[3.13,3.14]:                              ~~~^^
