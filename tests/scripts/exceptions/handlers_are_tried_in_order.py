def kind(error):
    try:
        raise error
    except (KeyError, IndexError) as e:
        return "lookup " + repr(e)
    except ArithmeticError:
        return "arithmetic"
    except Exception as e:
        return "other " + type(e).__name__
print(kind(KeyError("k")))    # expect: lookup KeyError('k')
print(kind(ZeroDivisionError()))  # expect: arithmetic
print(kind(OSError()))        # expect: other OSError
