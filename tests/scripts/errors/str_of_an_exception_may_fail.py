class E(Exception):
    def __str__(self):
        raise TypeError
raise E
# expect-error[3.3,3.7,3.10]: __main__.E: <exception str() failed>
# expect-error[3.11,3.12,3.13,3.14.0,3.14,3.15]: E: <exception str() failed>
# expect-stderr:     raise E
# expect-stderr[3.3,3.7,3.10]: __main__.E: <exception str() failed>
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]: E: <exception str() failed>
