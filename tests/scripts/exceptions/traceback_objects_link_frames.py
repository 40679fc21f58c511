def inner():
    secret = [1]
    raise ValueError
def outer():
    inner()
try:
    outer()
except ValueError as e:
    t = e.__traceback__
    print(t.tb_frame.f_code.co_name, t.tb_next.tb_frame.f_code.co_name)  # expect: <module> outer
    last = t.tb_next.tb_next
    print(last.tb_frame.f_locals, last.tb_lineno, last.tb_next)  # expect: {'secret': [1]} 3 None
