"""Prints what a real CPython's collector does to random graphs, for measured_orders_test.cpp.

Run with CPython 3.8 and 3.10 (3.11 to 3.13 print the same as 3.10):
    python3.10 measured_orders.py > measured_orders_3.10.txt

Objects are lists without a dict. They are held by counts that no object explains (Py_IncRef), as
by a variable; nothing that the collector examines refers to them but their own kind.
"""
import ctypes
import gc
import random

SEEDS = range(1, 81)

incref = ctypes.pythonapi.Py_IncRef
decref = ctypes.pythonapi.Py_DecRef
for function in incref, decref:
    function.argtypes = [ctypes.py_object]
    function.restype = None

log = []
collecting = False


class Node(list):
    __slots__ = ("number", "seed", "resurrects")


class Finalizing(Node):
    __slots__ = ()

    def __del__(self):
        log.append(self.number)
        if self.resurrects and collecting:
            incref(self)


def at(address):
    return ctypes.cast(address, ctypes.py_object).value


def numbers(generation, seed):
    found = [str(o.number) for o in gc.get_objects(generation)
             if isinstance(o, Node) and o.seed == seed]
    return "-".join(found) or "."


def make_nodes(choose, seed):
    """Addresses, kinds, and the generation collected after each was made."""
    nodes, kinds, ages = [], [], []
    for number in range(choose.randint(3, 20)):
        has_finalizer = choose.random() < 0.4
        node = Finalizing() if has_finalizer else Node()
        node.number = number
        node.seed = seed
        node.resurrects = has_finalizer and choose.random() < 0.2
        incref(node)
        nodes.append(id(node))
        kinds.append("R" if node.resurrects else "F" if has_finalizer else "N")
        ages.append(choose.choice("....01"))
        del node
        if ages[-1] != ".":
            gc.collect(int(ages[-1]))
    return nodes, kinds, ages


def make_edges(choose, nodes):
    edges = []
    count = len(nodes)
    for _ in range(count * choose.randint(8, 16) // 10):
        source, target = choose.randrange(count), choose.randrange(count)
        if len(at(nodes[source])) < 6:
            at(nodes[source]).append(at(nodes[target]))
            edges.append("%d>%d" % (source, target))
    return edges


def run(seed):
    global collecting
    choose = random.Random(seed)
    nodes, kinds, ages = make_nodes(choose, seed)
    print("graph", seed)
    print("kinds", *kinds)
    print("ages", *ages)
    print("edges", *make_edges(choose, nodes))
    held = [i for i in range(len(nodes)) if choose.random() < 0.12]
    for i in held:
        incref(at(nodes[i]))
    print("held", *held)
    for node in nodes:
        decref(at(node))
    print("del", *log)
    log.clear()
    for generation in choose.randint(0, 2), choose.randint(0, 2), 2:
        collecting = True
        result = gc.collect(generation)
        collecting = False
        print("collect", generation, result)
        print("del", *log)
        print("generations", *(numbers(i, seed) for i in (0, 1, 2)))
        log.clear()


gc.disable()
for seed in SEEDS:
    gc.collect()
    log.clear()
    run(seed)
