# A local has no value yet.
# expect-error[3.3,3.7,3.10]: UnboundLocalError: local variable 'y' referenced before assignment
# expect-error[3.11,3.12,3.13,3.14.0,3.14,3.15]: UnboundLocalError: cannot access local variable 'y' where it is not associated with a value
def f(x):
    if x:
        y = 1
    return y
f(0)
