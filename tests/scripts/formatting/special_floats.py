# Infinities and NaN have no digits to be grouped or rounded.
inf = float("inf")
nan = float("nan")
print([format(inf, spec) for spec in ("f", "F", "010", "+", ",", "%", ".3f")])
# expect: ['inf', 'INF', '0000000inf', '+inf', 'inf', 'inf%', 'inf']
print([format(nan, spec) for spec in ("e", "G", "010", "+")], format(-inf, "010"))
# expect: ['nan', 'NAN', '0000000nan', '+nan'] -000000inf
print("%f %F %05f %+f %g" % (inf, nan, inf, inf, -inf))  # expect: inf NAN 00inf +inf -inf
