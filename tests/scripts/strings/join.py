# join() of anything that can be walked; all items must be text.
print(",".join(["a", "b"]), ",".join("abc"), "".join([]), ",".join({"a": 1, "b": 2}))
# expect: a,b a,b,c  a,b
print(",".join(x for x in "abc"), "-".join(["é", "€", "😀"]), ",".join(("only",)))
# expect: a,b,c é-€-😀 only
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: ",".join(["a", 5]))  # expect: sequence item 1: expected str instance, int found
t(lambda: ",".join(5))  # expect: can only join an iterable
t(lambda: ",".join([b"a"]))  # expect: sequence item 0: expected str instance, bytes found
