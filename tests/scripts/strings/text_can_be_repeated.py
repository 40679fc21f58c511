# text * number, and what it refuses.
print("ab" * 3, 3 * "ab", repr("ab" * -1), "ab" * True)  # expect: ababab ababab '' ab
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: "ab" * "c")  # expect: TypeError can't multiply sequence by non-int of type 'str'
t(lambda: "ab" * 1.5)  # expect: TypeError can't multiply sequence by non-int of type 'float'
t(lambda: "ab" * 10 ** 30)  # expect: OverflowError cannot fit 'int' into an index-sized integer
t(lambda: "ab".__mul__("c"))  # expect: TypeError 'str' object cannot be interpreted as an integer
