# What has subscripts is a mapping to eval, lists too.
# profiles: 3.3 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14
for spaces in (([],), (5,), ({}, []), ({}, 5)):
    try:
        print(eval("1", *spaces))
    except TypeError as error:
        print(error)
# expect: globals must be a real dict; try eval(expr, {}, mapping)
# expect: globals must be a dict
# expect: 1
# expect: locals must be a mapping
