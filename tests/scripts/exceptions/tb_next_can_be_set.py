# The rest of a traceback can be cut off or replaced, but not made to go round in a circle.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
def deep():
    1 / 0

def shallow():
    deep()

try:
    shallow()
except ZeroDivisionError as error:
    tb = error.__traceback__
for wrong in (3, tb):
    try:
        tb.tb_next.tb_next.tb_next = wrong
    except (TypeError, ValueError) as error:
        print(error)
# expect: expected traceback object, got 'int'
# expect: traceback loop detected
try:
    del tb.tb_next
except TypeError as error:
    print(error)                               # expect: can't delete tb_next attribute
tb.tb_next = tb.tb_next.tb_next
print(tb.tb_next.tb_frame.f_code.co_name)      # expect: deep
tb.tb_next = None
print(tb.tb_next)                              # expect: None
