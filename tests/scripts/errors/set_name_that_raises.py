# Until 3.11 the error of __set_name__ is wrapped; later it carries a note.
class D:
    def __set_name__(self, owner, name):
        raise ValueError("no")
try:
    class A:
        x = D()
except Exception as e:
    print(type(e).__name__, e)
    # expect[3.3,3.7,3.10,3.11]: RuntimeError Error calling __set_name__ on 'D' instance 'x' in 'A'
    # expect[3.12,3.13,3.14.0,3.14,3.15]: ValueError no
    print(repr(e.__cause__))
    # expect[3.3,3.7,3.10,3.11]: ValueError('no')
    # expect[3.12,3.13,3.14.0,3.14,3.15]: None
    print(getattr(e, "__notes__", None))
    # expect[3.3,3.7,3.10,3.11]: None
    # expect[3.12,3.13,3.14.0,3.14,3.15]: ["Error calling __set_name__ on 'D' instance 'x' in 'A'"]
