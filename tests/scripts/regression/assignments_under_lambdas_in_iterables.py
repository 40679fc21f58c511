# What a comprehension iterates over takes no walrus, in no lambda or comprehension in it either.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
sources = ["[x for x in (lambda: (z := 5))()]", "[x for x in [y for y in [1] if (w := y)]]",
           "[x for x in (lambda q=(z := 5): q)()]", "[(lambda: (z := x))() for x in [1]]",
           "[lambda: [(x := 1) for y in [1]] for x in [1]]"]
for source in sources:
    try:
        compile(source, "f", "exec")
        print("good")
    except SyntaxError as error:
        print(error.msg)
# expect: assignment expression cannot be used in a comprehension iterable expression
# expect: assignment expression cannot be used in a comprehension iterable expression
# expect: assignment expression cannot be used in a comprehension iterable expression
# expect: good
# expect: good
