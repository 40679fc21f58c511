# format_map and % ask __missing__ of the mapping.
class D(dict):
    def __missing__(self, key): return "<%s>" % key
print("{a} {b}".format_map(D(a=1)), "%(a)s %(b)s" % D(a=1))  # expect: 1 <b> 1 <b>
