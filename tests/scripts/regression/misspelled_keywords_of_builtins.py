# From 3.13 on builtin functions suggest the keyword that is meant.
def attempt(call):
    try:
        call()
    except TypeError as error:
        print(error)

attempt(lambda: "a b".split(mxsplit=1))
# expect[3.3,3.7,3.10,3.11,3.12]: 'mxsplit' is an invalid keyword argument for split()
# expect[3.13,3.14.0,3.14,3.15]: split() got an unexpected keyword argument 'mxsplit'. Did you mean 'maxsplit'?
attempt(lambda: [].sort(kei=1))
# expect[3.3,3.7,3.10,3.11,3.12]: 'kei' is an invalid keyword argument for sort()
# expect[3.13,3.14.0,3.14,3.15]: sort() got an unexpected keyword argument 'kei'. Did you mean 'key'?
attempt(lambda: print(1, ed=""))
# expect[3.3,3.7,3.10,3.11,3.12]: 'ed' is an invalid keyword argument for print()
# expect[3.13,3.14.0,3.14,3.15]: print() got an unexpected keyword argument 'ed'. Did you mean 'end'?
attempt(lambda: max(1, 2, kee=len))
# expect[3.3,3.7,3.10,3.11,3.12]: 'kee' is an invalid keyword argument for max()
# expect[3.13,3.14.0,3.14,3.15]: max() got an unexpected keyword argument 'kee'. Did you mean 'key'?
attempt(lambda: "a b".split(separator=1))
# expect[3.3,3.7,3.10,3.11,3.12]: 'separator' is an invalid keyword argument for split()
# expect[3.13,3.14.0,3.14,3.15]: split() got an unexpected keyword argument 'separator'
attempt(lambda: int("1", bas=2))
# expect[3.3,3.7,3.10,3.11,3.12]: 'bas' is an invalid keyword argument for int()
# expect[3.13,3.14.0,3.14,3.15]: int() got an unexpected keyword argument 'bas'. Did you mean 'base'?
