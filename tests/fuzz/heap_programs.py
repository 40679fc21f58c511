#!/usr/bin/env python3
"""Random programs about memory, compared with real CPythons.

Each program makes objects of many kinds, ties them together, lets go of them, and prints what it can
see: counts, weak references, the order of finalizers and callbacks, what collections find, what
happens at exit. A difference is shrunk to the fewest statements that still show it.

usage: heap_programs.py [--seed FIRST] [--count N] [--row 3.7 --row 3.11] [--ouro PATH] [--show SEED]

Real interpreters are looked for as oracle/ does: python3.7 ... on the PATH, or below
~/.pyenv/versions. A row without one is left out.
"""
import argparse
import glob
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROWS = ("3.7", "3.10", "3.11", "3.12", "3.13")
TIMEOUT_SECONDS = 20

PRELUDE = '''\
import gc
import sys
import weakref
gc.disable()
gc.collect()
class N:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
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
graveyard = []
refs = []
table = weakref.WeakValueDictionary()
def put(holder, name, value):
    try:
        setattr(holder, name, value)
    except (AttributeError, TypeError) as error:
        print("no", name)
def add(holder, value):
    if isinstance(holder, list):
        holder.append(value)
    elif isinstance(holder, dict):
        holder[len(holder)] = value
    else:
        print("no place")
def watch(thing, tag, kind):
    try:
        if kind == "ref":
            refs.append(weakref.ref(thing))
        elif kind == "callback":
            refs.append(weakref.ref(thing, lambda r: print("callback", tag, r() is None)))
        elif kind == "kept":
            put(thing, "watch", weakref.ref(thing, lambda r: print("kept callback", tag)))
        elif kind == "sub":
            refs.append(W(thing))
        elif kind == "finalize":
            weakref.finalize(thing, print, "finalize", tag)
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
def generator(held, tag):
    try:
        yield held
        yield tag
    finally:
        print("closed", tag)
def started(held, tag):
    made = generator(held, tag)
    next(made)
    return made
def caught(held):
    local = held
    try:
        raise ValueError(local)
    except ValueError as error:
        return error
def loop(held):
    ring = [held]
    ring.append(ring)
    return len(ring)
def locals_die(p, q):
    first = N("local")
    second = [p, q, first]
    first.a = second
    return type(p).__name__
def show():
    print("refs", ["dead" if r() is None else type(r()).__name__ for r in refs], len(table))
'''

NAMES = tuple("v%d" % i for i in range(8))
CLASSES = ("N", "D", "D", "R", "T", "S")
ATTRIBUTES = ("a", "b", "me")


class Maker:
    """Makes the statements of one program."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def tag(self):
        self.count += 1
        return "o%d" % self.count

    def name(self):
        return self.random.choice(NAMES)

    def value(self):
        choice = self.random.random()
        if choice < 0.45:
            return '%s("%s")' % (self.random.choice(CLASSES), self.tag())
        kinds = (
            lambda: "[%s]" % ", ".join(self.name() for _ in range(self.random.randint(0, 3))),
            lambda: "(%s, %s)" % (self.name(), self.name()),
            lambda: '{"k": %s, "l": %s}' % (self.name(), self.name()),
            lambda: "L([%s])" % self.name(),
            lambda: "closure(%s)" % self.name(),
            lambda: "selfish(%s)" % self.name(),
            lambda: 'started(%s, "%s")' % (self.name(), self.tag()),
            lambda: 'generator(%s, "%s")' % (self.name(), self.tag()),
            lambda: "caught(%s)" % self.name(),
            lambda: "%s" % self.name(),
            lambda: "iter([%s])" % self.name(),
            lambda: 'type("K", (N,), {"held": %s})' % self.name(),
        )
        return self.random.choice(kinds)()

    def statement(self):
        name, other = self.name(), self.name()
        kind = self.random.choice(("ref", "callback", "callback", "kept", "sub", "finalize", "table"))
        attribute = self.random.choice(ATTRIBUTES)
        weighted = (
            (18, lambda: "%s = %s" % (name, self.value())),
            (12, lambda: 'put(%s, "%s", %s)' % (name, attribute, other)),
            (5, lambda: 'put(%s, "%s", %s)' % (name, attribute, name)),
            (7, lambda: "add(%s, %s)" % (name, other)),
            (3, lambda: "add(%s, %s)" % (name, name)),
            (9, lambda: 'watch(%s, "%s", "%s")' % (name, self.tag(), kind)),
            (12, lambda: "%s = None" % name),
            (5, lambda: 'print("collect", gc.collect(%s))'
             % self.random.choice(("", "0", "1", "2", ""))),
            (4, lambda: "show()"),
            (3, lambda: 'print("count", sys.getrefcount(%s) if %s is not None else 0)'
             % (name, name)),
            (3, lambda: 'print("tracked", gc.is_tracked(%s))' % name),
            (3, lambda: "graveyard.clear()"),
            (2, lambda: "print(loop(%s))" % name),
            (2, lambda: "print(locals_die(%s, %s))" % (name, other)),
            (2, lambda: "%s, %s = %s, %s" % (name, other, other, name)),
            (1, lambda: "refs.clear()"),
            (1, lambda: 'print("garbage", len(gc.garbage))'),
            (1, lambda: 'put(%s, "__class__", %s)' % (name, self.random.choice(("N", "D", "R")))),
            (0.1, lambda: "gc.freeze()"),
            (0.2, lambda: "gc.unfreeze()"),
        )
        choice = self.random.choices(weighted, [weight for weight, _ in weighted])[0]
        return choice[1]()

    def statements(self):
        made = ["%s = None" % name for name in NAMES]
        made += ["%s = %s" % (name, self.value()) for name in NAMES]
        made += [self.statement() for _ in range(self.random.randint(10, 60))]
        return made + ['print("collect", gc.collect())', "show()", 'print("end")']


def program(statements):
    return PRELUDE + "\n".join(statements) + "\n"


def real_interpreter(row):
    for path in sorted(glob.glob(os.path.expanduser("~/.pyenv/versions/%s.*/bin/python" % row))):
        return path
    return shutil.which("python" + row)


def masked(text):
    return re.sub(r"0x[0-9a-f]+", "0x...", text)


def output(command, path):
    # An interpreter that dies of a signal shows that by its code.
    run = subprocess.run(command + [path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         timeout=TIMEOUT_SECONDS, env=dict(os.environ, PYTHONHASHSEED="0"))
    text = run.stdout.decode("utf-8", "replace")
    last = run.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
    return "%s(%d %s)" % (masked(text), run.returncode, masked(last))


class Comparison:
    """One row of the engine and its real interpreter."""

    def __init__(self, ouro, row):
        self.row = row
        self.ours = [ouro, "--python", row]
        self.real = [real_interpreter(row)]

    def outputs(self, statements):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "program.py")
            with open(path, "w") as file:
                file.write(program(statements))
            return output(self.ours, path), output(self.real, path)

    def differs(self, statements):
        ours, real = self.outputs(statements)
        return ours != real

    def shrunk(self, statements):
        size = max(1, len(statements) // 2)
        while True:
            start = 0
            removed = False
            while start < len(statements):
                fewer = statements[:start] + statements[start + size:]
                if self.differs(fewer):
                    statements = fewer
                    removed = True
                else:
                    start += size
            if size == 1 and not removed:
                return statements
            size = max(1, size // 2)


def report(comparison, seed, statements):
    small = comparison.shrunk(statements)
    ours, real = comparison.outputs(small)
    print("--- seed %d, row %s" % (seed, comparison.row))
    print("\n".join(small))
    print("... real:\n%s\n... ours:\n%s" % (real, ours))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--row", action="append", choices=ROWS)
    parser.add_argument("--ouro", default="build/native/ouro")
    parser.add_argument("--show", type=int)
    parser.add_argument("--stop-after", type=int, default=5, help="differences")
    arguments = parser.parse_args()
    if arguments.show is not None:
        sys.stdout.write(program(Maker(arguments.show).statements()))
        return 0
    rows = [row for row in (arguments.row or ROWS) if real_interpreter(row)]
    comparisons = [Comparison(arguments.ouro, row) for row in rows]
    differences = compared = 0
    for seed in range(arguments.seed, arguments.seed + arguments.count):
        statements = Maker(seed).statements()
        for comparison in comparisons:
            compared += 1
            if comparison.differs(statements):
                differences += 1
                report(comparison, seed, statements)
                break
        if differences >= arguments.stop_after:
            break
    print("%d programs compared in rows %s, %d differ" % (compared, " ".join(rows), differences))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
