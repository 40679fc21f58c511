# From 3.14 on the error says what the key was for, and why it will not do.
class Raises:
    def __hash__(self):
        raise TypeError("boo")
class Other(TypeError):
    pass
class RaisesOther:
    def __hash__(self):
        raise Other("boo")
class NoInt:
    def __hash__(self):
        return "x"
for key in [], ([],), Raises(), (1, Raises()), RaisesOther(), NoInt():
    for do in (lambda: {key: 1}, lambda: {key}, lambda: {1: 2}[key], lambda: key in {1: 2},
               lambda: {1: 2}.pop(key), lambda: {1}.add(key), lambda: hash(key)):
        try:
            do()
        except TypeError as e:
            print(type(e).__name__, e, e.__context__)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a dict key (unhashable type: 'list') None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a set element (unhashable type: 'list') None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a dict key (unhashable type: 'list') None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a dict key (unhashable type: 'list') None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a dict key (unhashable type: 'list') None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'list' as a set element (unhashable type: 'list') None
# expect: TypeError unhashable type: 'list' None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a dict key (unhashable type: 'list') None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a set element (unhashable type: 'list') None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a dict key (unhashable type: 'list') None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a dict key (unhashable type: 'list') None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a dict key (unhashable type: 'list') None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError unhashable type: 'list' None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a set element (unhashable type: 'list') None
# expect: TypeError unhashable type: 'list' None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'Raises' as a dict key (boo) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'Raises' as a set element (boo) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'Raises' as a dict key (boo) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'Raises' as a dict key (boo) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'Raises' as a dict key (boo) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'Raises' as a set element (boo) None
# expect: TypeError boo None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a dict key (boo) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a set element (boo) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a dict key (boo) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a dict key (boo) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a dict key (boo) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError boo None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'tuple' as a set element (boo) None
# expect: TypeError boo None
# expect: Other boo None
# expect: Other boo None
# expect: Other boo None
# expect: Other boo None
# expect: Other boo None
# expect: Other boo None
# expect: Other boo None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError __hash__ method should return an integer None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'NoInt' as a dict key (__hash__ method should return an integer) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError __hash__ method should return an integer None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'NoInt' as a set element (__hash__ method should return an integer) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError __hash__ method should return an integer None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'NoInt' as a dict key (__hash__ method should return an integer) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError __hash__ method should return an integer None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'NoInt' as a dict key (__hash__ method should return an integer) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError __hash__ method should return an integer None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'NoInt' as a dict key (__hash__ method should return an integer) None
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError __hash__ method should return an integer None
# expect[3.14.0,3.14,3.15]: TypeError cannot use 'NoInt' as a set element (__hash__ method should return an integer) None
# expect: TypeError __hash__ method should return an integer None
