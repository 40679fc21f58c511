# A global is changed in a function.
# expect-error[3.3,3.7,3.10]: UnboundLocalError: local variable 'count' referenced before assignment
# expect-error[3.11,3.12,3.13,3.14.0,3.14,3.15]: UnboundLocalError: cannot access local variable 'count' where it is not associated with a value
count = 0
def inc():
    count += 1
inc()
