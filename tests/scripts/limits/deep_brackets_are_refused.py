# Source text that nests too deeply is refused, not crashed over.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
for opening, closing in ("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("x[", "]"):
    for depth in 50, 100_000:
        try:
            compile(opening * depth + "1" + closing * depth, "<text>", "eval")
            print("fine")
        except SyntaxError as e:
            print(e.args[0])
for text in "-" * 100_000 + "1", "not " * 100_000 + "1", "lambda: " * 100_000 + "1":
    try:
        compile(text, "<text>", "eval")
    except (MemoryError, RecursionError) as e:
        print(type(e).__name__)
# expect: fine
# expect: too many nested parentheses
# expect: fine
# expect: too many nested parentheses
# expect: fine
# expect: too many nested parentheses
# expect: fine
# expect: too many nested parentheses
# expect: fine
# expect: too many nested parentheses
# expect: MemoryError
# expect: MemoryError
# expect: MemoryError
