raise SystemExit((1, 2))
# expect-stderr: (1, 2)
