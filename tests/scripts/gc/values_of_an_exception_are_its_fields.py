# What an exception knows besides its arguments is no object of its own: the collector finds none.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import gc


class Node:
    pass


def caught(fail):
    node = Node()
    try:
        fail(node)
    except Exception as error:
        node.error = error.with_traceback(None)
    return node


def os_error(node):
    raise OSError(2, "text", node)


def stop(node):
    raise StopIteration(node)


def kinds(error):
    return [type(each).__name__ for each in gc.get_referents(error) if each is not None]


gc.collect()
gc.disable()
print(kinds(caught(os_error).error))  # expect: ['int', 'str', 'Node', 'tuple']
print(kinds(caught(stop).error))  # expect: ['Node', 'tuple']
print(kinds(caught(lambda node: node.missing).error))
# expect[3.7]: ['tuple']
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: ['Node', 'str', 'tuple']
for fail in (os_error, stop):
    gc.collect()
    caught(fail)
    print(gc.collect())
# expect[3.7,3.10]: 4
# expect[3.11,3.12,3.13]: 3
# expect[3.14.0,3.14,3.15]: 2
# expect[3.7,3.10]: 4
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 3
