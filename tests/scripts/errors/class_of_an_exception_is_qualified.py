class A:
    class E(Exception):
        pass
raise A.E("q")
# expect-error[3.3,3.7]: __main__.E: q
# expect-error[3.10]: __main__.A.E: q
# expect-error[3.11,3.12,3.13,3.14.0,3.14,3.15]: A.E: q
# expect-stderr:     raise A.E("q")
# expect-stderr[3.3,3.7]: __main__.E: q
# expect-stderr[3.10]: __main__.A.E: q
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]: A.E: q
