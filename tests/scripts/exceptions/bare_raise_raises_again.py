def f():
    try:
        1 / 0
    except ZeroDivisionError:
        raise
try:
    f()
except ZeroDivisionError as e:
    entry = e.__traceback__
    while entry:
        print(entry.tb_frame.f_code.co_name, entry.tb_lineno)
        entry = entry.tb_next
# expect: <module> 7
# expect: f 3
