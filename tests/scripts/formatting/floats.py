# The mini-language for floats.
print([format(x, ".0f") for x in (0.5, 1.5, 2.5)], format(0.1, ".20f"), format(1e22, "f"))
# expect: ['0', '2', '2'] 0.10000000000000000555 10000000000000000000000.000000
