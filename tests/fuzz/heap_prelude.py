import gc
import sys
import weakref
gc.disable()
class First:
    def __del__(self):
        raise ValueError("the first report imports modules, which leaves garbage")
First()
del First
gc.collect()
graveyard = []
refs = []
table = weakref.WeakValueDictionary()
keyed = weakref.WeakKeyDictionary()
live = weakref.WeakSet()
class N:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return self.name
    def method(self):
        return self.name
class D(N):
    def __del__(self):
        print("del", self.name)
class R(N):
    def __del__(self):
        print("back", self.name)
        graveyard.append(self)
class T(N):
    def __del__(self):
        print("touch", self.name, [r() is None for r in refs])
        self.a = None
class E(N):
    def __del__(self):
        raise ValueError(self.name)
class G(N):
    def __del__(self):
        print("collects", self.name, gc.collect())
class M(N):
    def __del__(self):
        made = D(self.name + "'s")
        made.me = made
        refs.append(weakref.ref(self))
        refs.append(weakref.ref(made))
class S:
    __slots__ = ("name", "a", "b", "__weakref__")
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return self.name
    def __del__(self):
        print("del", self.name)
class L(list):
    def __del__(self):
        print("del list", len(self))
class W(weakref.ref):
    pass
def put(holder, name, value):
    try:
        setattr(holder, name, value)
    except (AttributeError, TypeError) as error:
        print("no", name)
def drop(holder, name):
    try:
        delattr(holder, name)
    except (AttributeError, TypeError) as error:
        print("no", name)
def add(holder, value):
    if isinstance(holder, list):
        holder.append(value)
    elif isinstance(holder, dict):
        holder[len(holder)] = value
    else:
        print("no place")
def take(holder):
    if isinstance(holder, list) and holder:
        return holder.pop()
    if isinstance(holder, dict) and holder:
        return holder.popitem()[1]
    if hasattr(holder, "a"):
        return holder.a
def empty(holder):
    if isinstance(holder, (list, dict)):
        holder.clear()
    elif hasattr(holder, "__dict__") and not isinstance(holder, type):
        holder.__dict__.clear()
def watch(thing, tag, kind):
    try:
        if kind == "ref":
            refs.append(weakref.ref(thing))
        elif kind == "callback":
            refs.append(weakref.ref(thing, lambda r: print("callback", tag, r() is None)))
        elif kind == "kept":
            put(thing, "watch", weakref.ref(thing, lambda r: print("kept callback", tag)))
        elif kind == "raises":
            refs.append(weakref.ref(thing, lambda r: 1 / 0))
        elif kind == "collects":
            refs.append(weakref.ref(thing, lambda r: print("callback collects", tag, gc.collect())))
        elif kind == "sub":
            refs.append(W(thing))
        elif kind == "proxy":
            put(thing, "watch", weakref.proxy(thing, lambda r: print("proxy", tag)))
        elif kind == "finalize":
            weakref.finalize(thing, print, "finalize", tag)
        elif kind == "key":
            keyed[thing] = [thing] if tag.endswith("3") else tag
        elif kind == "set":
            live.add(thing)
        else:
            table[tag] = thing
    except TypeError as error:
        print("not weakly")
def closure(held):
    def inner():
        return held
    return inner
def selfish(held):
    def inner():
        return inner, held
    return inner
def default(held):
    def inner(first=held, *, second=[held]):
        return first, second
    return inner
def generator(held, tag):
    try:
        yield held
        yield tag
    finally:
        print("closed", tag)
def stubborn(held, tag):
    try:
        yield held
    except GeneratorExit:
        print("stays", tag)
        graveyard.append(held)
        yield tag
def started(made):
    next(made)
    return made
def caught(held):
    local = held
    try:
        raise ValueError(local)
    except ValueError as error:
        return error
def chained(held):
    try:
        try:
            raise KeyError(held)
        except KeyError as error:
            raise ValueError(error)
    except ValueError as error:
        return error
def frame(held):
    return sys._getframe()
def loop(held):
    ring = [held]
    ring.append(ring)
    return len(ring)
def locals_die(p, q):
    first = N("local")
    second = [p, q, first]
    first.a = second
    return type(p).__name__
def kind(thing):
    return type(thing).__name__
def generation(thing):
    if sys.version_info < (3, 8):
        return "one list only"
    for number in range(3):
        if any(each is thing for each in gc.get_objects(number)):
            return number
def held_by(thing):
    return sorted(map(kind, gc.get_referrers(thing))) if isinstance(thing, (N, L, list)) else 0
def holds(thing):
    plain = isinstance(thing, (N, L, list, tuple, dict, weakref.ref))
    return [kind(each) for each in gc.get_referents(thing)] if plain else 0
def show():
    print("refs", ["dead" if r() is None else kind(r()) for r in refs], len(table), len(keyed), len(live))
