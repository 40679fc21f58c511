# A second __init__ of an AttributeError forgets what the first one was told.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
error = AttributeError("first", name="n", obj=5)
print(error.name, error.obj)  # expect: n 5
error.__init__("second")
print(error.name, error.obj, error.args)  # expect: None None ('second',)
error.__init__("third", obj=7)
print(error.name, error.obj, error.args)  # expect: None 7 ('third',)
try:
    error.__init__("fourth", nome=1)
except TypeError as wrong:
    print(wrong)
# expect[3.10,3.11,3.12]: 'nome' is an invalid keyword argument for AttributeError()
# expect[3.13,3.14.0,3.14,3.15]: AttributeError() got an unexpected keyword argument 'nome'. Did you mean 'name'?
print(error.args)  # expect: ('fourth',)
