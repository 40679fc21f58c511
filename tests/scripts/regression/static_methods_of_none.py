# None is a callable like another to staticmethod and classmethod: it is shown.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
print(staticmethod(None), classmethod(None), staticmethod(None).__func__)
# expect: <staticmethod(None)> <classmethod(None)> None
