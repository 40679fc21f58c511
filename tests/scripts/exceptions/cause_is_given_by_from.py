class E(Exception):
    pass
for cause in (ValueError("v"), KeyError, None):
    try:
        raise E from cause
    except E as e:
        print(repr(e.__cause__), e.__suppress_context__)
try:
    raise E from 5
except TypeError as e:
    print(e)
# expect: ValueError('v') True
# expect: KeyError() True
# expect: None True
# expect: exception causes must derive from BaseException
