# The codecs that are looked up wrap what goes wrong: in another exception until 3.11, then by a note.
def tell(do):
    try:
        do()
    except LookupError as e:
        print(e, "|", repr(e.__cause__), e.__suppress_context__, getattr(e, "__notes__", None))
tell(lambda: b"\xff\xdc".decode("utf-16-le", "odd"))
# expect[3.3,3.7,3.10,3.11]: decoding with 'utf-16-le' codec failed (LookupError: unknown error handler name 'odd') | LookupError("unknown error handler name 'odd'") True None
# expect[3.12,3.13,3.14.0,3.14,3.15]: unknown error handler name 'odd' | None False ["decoding with 'utf-16-le' codec failed"]
tell(lambda: "\udc00".encode("UTF-16-BE", "odd"))
# expect[3.3,3.7,3.10,3.11]: encoding with 'UTF-16-BE' codec failed (LookupError: unknown error handler name 'odd') | LookupError("unknown error handler name 'odd'") True None
# expect[3.12,3.13,3.14.0,3.14,3.15]: unknown error handler name 'odd' | None False ["encoding with 'UTF-16-BE' codec failed"]
tell(lambda: b"\xff".decode("utf-8", "odd"))
# expect: unknown error handler name 'odd' | None False None
tell(lambda: "\udc00".encode("utf-16", "odd"))
# expect: unknown error handler name 'odd' | None False None
tell(lambda: str(b"a", "utf-32-le", "odd"))
# expect[3.3,3.7,3.10,3.11]: decoding with 'utf-32-le' codec failed (LookupError: unknown error handler name 'odd') | LookupError("unknown error handler name 'odd'") True None
# expect[3.12,3.13,3.14.0,3.14,3.15]: unknown error handler name 'odd' | None False ["decoding with 'utf-32-le' codec failed"]
