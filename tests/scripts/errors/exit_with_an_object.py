raise SystemExit((1, 2))
# expect-error: (1, 2)
