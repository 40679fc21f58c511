// code_frames.mjs - random functions, closures, generators, exceptions, `with`, targets and patterns:
// what statements do, and what goes wrong in them.
import { guarded } from "./guarded.mjs";

export class CodeFrames {
  constructor(random, program, expressions) {
    Object.assign(this, { random, program, expressions });
  }

  frames() {
    return [this.signature, this.signature, this.functionAttributes, this.closures, this.decorators, this.unbound, this.recursion, this.generatorSteps, this.generatorSteps,
      this.generatorExpressions, this.delegationChain, this.raised, this.raised, this.handlers, this.handlers, this.managers, this.contextlib, this.assignments, this.assignments,
      this.sliceTargets, this.walrus, this.matching, this.matching, this.loops, this.compact, this.literals, this.reprs, this.dynamic, this.mutatedWhileWalked].map((frame) => frame.bind(this));
  }

  of(kind, scope, depth = 1) {
    return this.expressions.of(kind, scope, depth);
  }

  several(low, high, makers) {
    const { random } = this;
    return random.times(low, high, () => random.pick(makers)).flatMap((make) => guarded(typeof make === "string" ? make : make()));
  }

  // A function of any parameters, called in several ways, most of them nearly right.
  signature(scope) {
    const { random, program } = this;
    const name = program.freshName("f");
    const [positional, plain, named] = [random.between(0, 2), random.between(0, 3), random.between(0, 2)];
    const parts = [];
    let hasDefault = false;
    const parameter = (text) => {
      hasDefault ||= random.chance(0.3);
      return hasDefault ? `${text}=${this.expressions.literal(random.pick(["int", "str", "list"]))}` : text;
    };
    for (let i = 0; i < positional; ++i) parts.push(parameter(`p${i}`));
    if (positional > 0) parts.push("/");
    for (let i = 0; i < plain; ++i) parts.push(parameter("abc"[i]));
    const stars = random.chance(0.3);
    if (stars) parts.push("*rest");
    else if (named > 0) parts.push("*");
    for (let i = 0; i < named; ++i) parts.push(random.chance(0.5) ? `k${i}` : `k${i}=${this.expressions.literal("int")}`);
    if (random.chance(0.3)) parts.push("**more");
    const isMethod = random.chance(0.3);
    const lines = isMethod
      ? [`class ${name}:`, random.pick(["    @classmethod", "    @staticmethod", "    # plain"]), `    def go(${["self", ...parts].join(", ")}):`, "        return [(k, v) for k, v in sorted(locals().items()) if k != 'self']"]
      : [random.chance(0.2) && !parts.includes("/") ? `${name} = lambda ${parts.join(", ")}: sorted(locals().items())` : `def ${name}(${parts.join(", ")}): return sorted(locals().items())`];
    const one = () => random.weighted([[5, () => this.of("int", scope, 0)], [2, () => `a=${this.of("int", scope, 0)}`], [1, () => "b='b'"], [2, () => "k0=0"], [2, () => "k1=1"], [1, () => "p0=3"], [1, () => "other=4"],
      [1, () => `*${this.of("list", scope, 0)}`], [1, () => "**{'a': 1}"], [1, () => "**{'k0': 7, 'x y': 2}"], [1, () => "*(1, 2)"], [1, () => "**{1: 2}"], [1, () => "*5"], [1, () => "**5"], [1, () => "**{}"], [1, () => "self=1"], [1, () => "k2=9"], [1, () => "c=3"], [1, () => "A=1"]])();
    for (let i = random.between(2, 5); i > 0; --i) {
      const given = random.times(0, 5, one);
      const rank = (text) => (text.startsWith("**") ? 2 : /^\w+=/.test(text) ? 1 : 0);
      const sorted = [...new Set(given)].sort((x, y) => rank(x) - rank(y)).filter((text, index, all) => rank(text) !== 1 || all.findIndex((each) => each.split("=")[0] === text.split("=")[0]) === index);
      lines.push(...guarded(`show(${isMethod ? random.pick([`${name}().go`, `${name}.go`]) : name}(${sorted.join(", ")}))`));
    }
    return lines;
  }

  functionAttributes(scope) {
    const { random, program } = this;
    const name = program.freshName("f");
    const lines = [`def ${name}(a, b: int = ${this.of("int", scope, 0)}, *args, k: 'text' = 5, **kw) -> str:`, random.pick(["    'doc'", "    pass", "    'doc' + 'no'"]), "    x = a", "    def inner(): return x", "    return inner"];
    return [...lines, ...this.several(3, 6, [`show(${name}.__name__)`, `show(${name}.__qualname__)`, `show(${name}.__defaults__)`, `show(${name}.__kwdefaults__)`, `show(${name}.__annotations__)`, `show(${name}.__doc__)`, `show(${name}.__code__.co_varnames)`, `show(${name}.__code__.co_argcount)`,
      `show(${name}.__code__.co_cellvars)`, `show(${name}(1).__qualname__)`, `show(${name}(1).__closure__[0].cell_contents)`, `${name}.tag = 3; show(${name}.__dict__)`, `${name}.__defaults__ = (7, 8); show(${name}()())`, `${name}.__defaults__ = None; show(${name}())`, `${name}.__defaults__ = 5`, `${name}.__name__ = 'new'; show(${name}.__name__)`,
      `${name}.__name__ = 5`, `${name}.__kwdefaults__ = {'k': 1}; show(${name}(1)())`, `${name}.__code__ = (lambda *a: a).__code__; show(${name}(1, 2))`, `${name}.__code__ = 5`, `del ${name}.__name__`, `show(${name}.missing)`, `show(${name}.__module__)`, `show(${name}.__get__(5)(6)())`, `show(${name}.__call__(2)())`, `${name}.__dict__ = {'z': 1}; show(${name}.z)`,
      `show(${name}.__code__.co_name, )`, `show(${name}.__code__.co_flags)`, `show(${name}.__code__.co_consts[:1])`, `show(${name}.__code__.co_names)`, `show(callable(${name}))`, `show(${name} == ${name})`, `show(type(${name}).__name__)`, `show(${name}.__get__(None, int) is ${name})`, `import inspect; show(str(inspect.signature(${name})))`, `show(${name}.__globals__ is globals())`])];
  }

  closures(scope) {
    const { random, program } = this;
    const name = program.freshName("f");
    const lines = [`def ${name}(n=${this.of("int", scope, 0)}):`, "    items = []", "    def add(x):", `        ${random.pick(["items.append(x)", "nonlocal n; n += x; items.append(n)", "nonlocal items; items = items + [x]", "items += [x]", "n = x"])}`, `        return ${random.pick(["items", "n", "len(items)", "(n, items[-1:])", "lambda: n"])}`,
      `    ${random.pick(["del n", "pass", "n = n, n", "add(0)", "x = [lambda: i for i in range(3)]; items.extend(f() for f in x)", "fs = [lambda i=i: i for i in range(3)]; items.extend(f() for f in fs)", "for n in range(3): add(n)", "try:\n        add(1)\n    finally:\n        n = 4", "class C:\n        n = n\n        def get(self): return n\n    items.append((C.n, C().get()))"])}`,
      `    return ${random.pick(["add", "add, items", "add(1), add(2)", "[add(i) for i in range(3)]", "add.__closure__ and [c.cell_contents for c in add.__closure__]"])}`];
    return [...lines, ...this.several(2, 4, [`show(${name}())`, `r = ${name}(5)\n    show(r(3) if callable(r) else r)`, `r = ${name}(2)\n    show(r[0](1) if isinstance(r, tuple) and callable(r[0]) else r)`, `r = ${name}(1)\n    show([r(i) for i in range(3)])`, `show(${name}.__code__.co_cellvars)`, `show(${name}('s'))`])];
  }

  decorators(scope) {
    const { random } = this;
    const which = () => random.pick(["traced", "tagged(1)", "tagged('t')", "functools.wraps(len)", "functools.lru_cache", "functools.lru_cache(maxsize=2)", "functools.cache", "staticmethod", "(lambda f: f)", "[traced][0]", "twice", "counted(limit=2)", "contextlib.contextmanager", "property", "functools.partial(functools.partial, int)", "print", "5", "functools.singledispatch"]);
    const lines = ["import functools, contextlib", "def twice(f):", "    @functools.wraps(f)", "    def inner(*a, **k): return (f(*a, **k), f(*a, **k))", "    return inner", "def counted(limit):", "    def deco(f):", "        def inner(*a):", "            inner.calls += 1", "            if inner.calls > limit: raise RuntimeError(f'{f.__name__} called {inner.calls} times')", "            return f(*a)", "        inner.calls = 0", "        return inner", "    return deco"];
    const made = [`@${which()}`, ...(random.chance(0.4) ? [`@${which()}`] : []), "def made(a=1, *b):", "    'its doc'", `    print('made', a, b)`, `    return ${this.of("int", scope, 0)}`];
    return [...lines, "try:", ...made.map((line) => `    ${line}`), "except Exception as e:", "    print(type(e).__name__, e)", "    made = None",
      ...this.several(2, 5, ["show(made())", "show(made(2))", "show(made(2))", "show(made.__name__)", "show(made.__wrapped__(3))", "show(made.cache_info())", "made.cache_clear()", "show(getattr(made, '__module__', 5) if made else made)", "show(made([1]))", "show(made(a=4))", "show(made.tag)", "show(made.calls)", "with made() as m: show(m)", "made.register(int, lambda a: 'int'); show(made(1))", "show(made(1, 2))"])];
  }

  // Names that are not bound, or not any more.
  unbound(scope) {
    const { random, program } = this;
    const name = program.freshName("f");
    const body = random.times(2, 4, () => random.pick(["x = 1", "del x", "print(x)", "x += 1", "if a: x = 2", "def g(): return x", "print(g())", "for x in a or (): pass", "try: 1 / 0\n    except ZeroDivisionError as x: pass", "import math as x; x = x.floor(2.5)", "with open_it(x) as x: pass", "print([x for x in 'ab'])", "print(undefined_one)", "x: int", "x: int = 4", "(x := 5)", "del x, a", "print(globals().get('zz'))", "print(locals().keys() - {'g'})", "class x: pass\n    x = x.__name__", "g = lambda: x", "while a: a -= 1; x = a", "print(len(x))", "lst = [lambda: x]; print(lst[0]())", "match a:\n        case int(x): print('m', x)\n        case _: pass"]));
    return [`def ${name}(a):`, ...body.map((line) => `    ${line}`), "    return x", ...this.several(2, 3, [`show(${name}(0))`, `show(${name}(1))`, `show(${name}(2))`, `show(${name}(()))`, "show(zz)", "del zz", "del undefined_two", "undefined_three += 1"])];
  }

  recursion() {
    const { random, program } = this;
    const name = program.freshName("f");
    const n = random.between(0, 9);
    return random.pick([
      [`def ${name}(n): return 1 if n < 2 else n * ${name}(n - 1)`, `show(${name}(${n * 4}))`],
      [`def ${name}(n, memo={}):`, "    if n not in memo:", `        memo[n] = n if n < 2 else ${name}(n - 1) + ${name}(n - 2)`, "    return memo[n]", `show(${name}(${n * 9}))`, `show(len(${name}.__defaults__[0]))`],
      [`def ${name}(items): return [y for x in items for y in (${name}(x) if isinstance(x, list) else [x])]`, `show(${name}([1, [2, [3, [${n}]], []], 4]))`],
      [`def ${name}(s): return [s] if len(s) < 2 else [s[i] + rest for i in range(len(s)) for rest in ${name}(s[:i] + s[i+1:])]`, `show(${name}("ab${n}"))`],
      [`def ${name}(n): return ${name}(n + 1)`, "try:", `    ${name}(0)`, "except RecursionError as e:", "    print(e)"],
      [`def ${name}(n, a, b, c):`, `    return 0 if n == 0 else ${name}(n - 1, a, c, b) + 1 + ${name}(n - 1, c, b, a)`, `show(${name}(${n % 6}, 'a', 'b', 'c'))`],
      [`def ${name}(n):`, "    if n:", `        yield from ${name}(n - 1)`, "    yield n", `show(list(${name}(${n})))`],
      ["class Tree:", "    def __init__(self, *kids): self.kids = kids", "    def __iter__(self):", "        yield self", "        for kid in self.kids: yield from kid", "    def __repr__(self): return f\"T({', '.join(map(repr, self.kids))})\"", "    def depth(self): return 1 + max((k.depth() for k in self.kids), default=0)", `t = Tree(Tree(), Tree(Tree(), ${"Tree(), ".repeat(n % 3)}))`, "print(t, len(list(t)), t.depth())"],
    ]);
  }

  generatorSteps(scope) {
    const { random, program } = this;
    const name = program.freshName("g");
    const step = (indent, depth) => random.weighted([
      [3, () => [`yield ${this.of("int", scope, 0)}`]], [2, () => ["x = yield x", "print('got', x)"]], [1, () => ["yield"]], [1, () => ["yield (yield 1)"]], [1, () => ["print((yield 2), (yield 3))"]], [1, () => [`return ${random.pick(["x", "5", "", "(yield 7)"])}`]],
      [1, () => ["raise StopIteration(4)"]], [1, () => [`raise ${random.pick(["ValueError('g')", "KeyError", "GeneratorExit"])}`]], [1, () => ["x = yield from [1, 2]", "print('from', x)"]], [1, () => ["assert x, x"]], [1, () => ["lst = [x, *((yield 4) or ())]", "print(lst)"]],
      [depth, () => ["try:", ...block("    ", depth - 1), ...random.pick([["finally:", "    print('fin')"], ["except ValueError as e:", "    print('ve', e)", "    yield 'handled'"], ["except GeneratorExit:", "    print('exit')", random.pick(["    raise", "    yield 'late'", "    return 9", "    pass"])], ["except:", "    print('bare')", random.pick(["    raise", "    pass"])], ["finally:", random.pick(["    yield 'fin'", "    return 3", "    x = 5"])]])]],
      [depth, () => ["for x in range(2):", ...block("    ", depth - 1)]], [depth, () => ["with Manager():", ...block("    ", depth - 1)]], [depth, () => [`if ${random.pick(["x", "not x", "x == 'r'"])}:`, ...block("    ", depth - 1)]],
    ])();
    const block = (indent, depth) => [...random.times(1, 2, () => step(indent, depth)).flat(), "x = x"].map((line) => `${indent}${line}`);
    const lines = ["class Manager:", "    def __enter__(self): print('enter')", `    def __exit__(self, *info): print('exit', info[0] and info[0].__name__); return ${random.pick(["True", "False"])}`, `def ${name}(x=0):`, ...block("    ", 2), ...block("    ", 2), "    yield 'last'", `it = ${name}()`];
    return [...lines, ...this.several(3, 7, ["show(next(it))", "show(next(it))", "show(it.send(None))", "show(it.send('r'))", "show(it.send('r'))", "show(it.throw(ValueError))", "show(it.throw(ValueError('t')))", "show(it.throw(KeyError, KeyError('k')))", "show(it.throw(GeneratorExit))", "show(it.close())", "show(list(it))", "it.throw(5)", "show(it.throw(StopIteration(8)))",
      "for v in it: print(v)", "show(it.gi_running)", "show(it.gi_frame is None)", "show(it.gi_yieldfrom)", "show(it.__name__)", `it = ${name}('r')`, "it.send()", "show(next(it, 'dflt'))", "a, b = it", "del it", "it.throw(ValueError, 'text', None)", "it.throw(ValueError('a'), 5)", "show(iter(it) is it)", "show(len(it))", "show(it[0])"])];
  }

  generatorExpressions(scope) {
    const { random } = this;
    const list = () => this.of("list", scope);
    return this.several(2, 5, [() => `g = (x * 2 for x in ${list()} if x); show(next(g)); show(list(g)); show(list(g))`, () => `show(sum(x for x in ${list()}))`, () => `show(list((a, b) for a in ${list()}[:2] for b in range(a % 3)))`, () => `show(dict((k, v) for k, v in enumerate(${list()})))`,
      () => `show(any(1 // x for x in ${list()}))`, () => `show(list(map(lambda g: list(g), [(i + j for j in range(2)) for i in range(3)])))`, () => `g = (f(x) for x in [1]); f = lambda v: v + 5; show(list(g))`, () => `g = (x for x in undefined_source)`, () => "g = (x for x in 5)", () => "g = (undefined_name for x in [1]); show(next(g))",
      () => `show({x % 3: [y for y in ${list()} if y % 3 == x % 3] for x in ${list()}})`, () => `show([x for x in ${list()} if x if x % 2])`, () => `show([[x, y] for x, *y in [(1, 2, 3), [4]]])`, () => `show([(x, y) for x in range(3) for y in range(x) if x + y])`, () => "show([lambda: x for x in range(3)][0]())", () => "x = 'outer'; [x for x in range(3)]; show(x)",
      () => `show({**{k: 1 for k in 'ab'}, **{'c': 2}})`, () => `show([*(x for x in ${list()}), *range(2)])`, () => "show(max((len(w), w) for w in ['a', 'bb', 'cc']))", () => `g = (x for x in ${list()}); show(next(g, None)); g.close(); show(next(g, 'done'))`, () => "show([i for i, in [(1,), (2,)]])", () => "show([a for a, b in [(1, 2), (3,)]])", () => "show(type(x for x in ()).__name__)",
      () => "g = (i for i in (yield_ := [1, 2])); show(yield_)", () => "show([y := 1, y + 1, [y := y + x for x in range(3)], y])", () => "show(tuple({x: x for x in 'ba'}))", () => "show((lambda *a: a)(*(x for x in 'ab'), *[1]))", () => "g = (print(x) for x in 'ab'); next(g); del g", () => "show(sorted(({1, 2} for _ in range(2)), key=len))"]);
  }

  delegationChain(scope) {
    const { random } = this;
    const lines = ["def leaf(n):", "    try:", "        got = yield n", "        print('leaf got', got)", `        ${random.pick(["return n + 1", "raise KeyError(n)", "yield 'more'", "return"])}`, `    ${random.pick(["finally:\n        print('leaf finally')", "except ValueError as e:\n        print('leaf caught', e)\n        return 'caught'", "except GeneratorExit:\n        print('leaf exit')\n        raise"])}`,
      "class Iter:", "    def __iter__(self): return self", "    def __next__(self):", `        ${random.pick(["raise StopIteration('iter value')", "return 'item'"])}`, ...(random.chance(0.5) ? ["    def send(self, v): print('send', v); raise StopIteration(v)"] : []), ...(random.chance(0.5) ? ["    def throw(self, *a): print('throw', len(a)); raise StopIteration('thrown')"] : []), ...(random.chance(0.5) ? ["    def close(self): print('closed')"] : []),
      "def middle(n):", `    result = yield from ${random.pick(["leaf(n)", "leaf(n)", "Iter()", "[n, n]", "(x for x in 'pq')", "5", "map(leaf, [1])", "''"])}`, "    print('middle result', result)", "    return result", "def top():", "    try:", `        r = yield from middle(${this.of("int", scope, 0)})`, "        print('top', r)", "        yield 'tail'", `    except ${random.pick(["KeyError", "ValueError", "Exception", "GeneratorExit"])} as e:`, "        print('top caught', type(e).__name__)", "        yield 'after'", "it = top()"];
    return [...lines, ...this.several(3, 6, ["show(next(it))", "show(next(it))", "show(it.send('v'))", "show(it.throw(ValueError('x')))", "show(it.throw(KeyError))", "show(it.close())", "show(list(it))", "show(it.throw(GeneratorExit))", "show(it.gi_yieldfrom is None)", "it = top()", "del it"])];
  }

  raisedText(scope) {
    return this.random.pick([() => `raise ValueError(${this.of("str", scope, 0)})`, () => "raise KeyError('a')", () => "raise KeyError", () => "raise Own(1, 2)", () => "raise Own from None", () => `raise Own(3) from ValueError('cause')`, () => "raise Own from 5", () => "raise 5", () => "raise int", () => "raise", () => "raise None", () => "1 / 0", () => "[][1]", () => "{}['k']", () => "None.x", () => "int('x')",
      () => "undefined_q", () => "raise StopIteration(3)", () => "raise Own(k=1)", () => "assert False, (1, 2)", () => "assert []", () => "'a' + 1", () => "raise OSError(2, 'No such file')", () => "raise OSError(13, 'no', 'file.txt')", () => "import nothing_here", () => "from itertools import nothing", () => "raise e", () => "raise type(e)(*e.args, 'more')", () => "raise ExceptionSub()", () => "(lambda: 1 / 0)()", () => "raise SyntaxError('msg', ('f.py', 1, 2, 'text'))", () => "raise UnicodeDecodeError('utf-8', b'a\\xff', 1, 2, 'why')", () => "raise ImportError('i', name='n')", () => "raise NotImplementedError", () => "b'\\xff'.decode()", () => "'é'.encode('ascii')", () => "a, b = 1", () => "a, b = 1, 2, 3", () => "a, *b, c = [1]", () => "f'{1:q}'", () => "'%d' % 'x'", () => "eval('undefined_ev')", () => "[].pop()", () => "dict([1])", () => "x = y = zz_", () => "chr(-1)", () => "''.join([1])", () => "next(iter([]))", () => "max([])", () => "open_nothing()", () => "object().x", () => "object.x", () => "del [][0]", () => "().x = 1", () => "{[]: 1}", () => "{}.pop('x')", () => "set().pop()"])();
  }

  // One exception after another: causes, contexts, notes, what str and repr make of them.
  raised(scope) {
    const { random } = this;
    const lines = ["class Own(Exception):", random.pick(["    pass", "    def __str__(self): return f'own {self.args}'", "    def __init__(self, *a): self.a = a", "    def __init__(self, *a): super().__init__('fixed')", "    def __repr__(self): return '<own>'"]), "class ExceptionSub(KeyError, ValueError): pass", "e = ValueError('old')", "try:", "    try:", `        ${this.raisedText(scope)}`, `    except ${random.pick(["Exception", "Exception", "(ValueError, KeyError)", "Own", "LookupError"])} as e:`, `        ${random.pick(["e.add_note('note')", "pass", "e.extra = 1", "e.args = (1,)", "e.__cause__ = KeyError('c')", "e.__suppress_context__ = True", "e.__context__ = None"])}`, `        ${this.raisedText(scope)}`];
    if (random.chance(0.3)) lines.push("    finally:", "        print('finally')", `        ${random.pick(["pass", this.raisedText(scope)])}`);
    lines.push("except BaseException as e:", "    print(type(e).__name__, e.args, repr(e), str(e))", "    while e is not None:", "        print(' ', type(e).__name__, e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__, getattr(e, '__notes__', None))", "        e = e.__cause__ or e.__context__");
    return lines;
  }

  handlers(scope) {
    const { random, program } = this;
    const name = program.freshName("f");
    const act = () => random.pick([() => this.raisedText(scope), () => "return 'ret'", () => "print('step')", () => "break", () => "continue", () => "i = 7", () => "print(i)", () => "pass", () => "raise"])();
    const error = () => random.pick(["ValueError", "KeyError", "(KeyError, IndexError)", "ZeroDivisionError", "Exception", "LookupError", "BaseException", "()", "5", "int", "(ValueError, 5)", "kinds", "undefined_kind", "[ValueError]", "Own"]);
    const lines = ["class Own(Exception): pass", "class ExceptionSub(Own): pass", "kinds = (ValueError, (TypeError, KeyError))", "e = Own('e')", `def ${name}():`, "    for i in range(3):", "        try:", `            ${act()}`, `            ${act()}`];
    const clauses = random.between(0, 3);
    for (let i = 0; i < clauses; ++i) lines.push(`        except ${error()}${random.chance(0.6) ? " as e" : ""}:`, `            ${act()}`, ...(random.chance(0.4) ? ["            try:", `                ${act()}`, `            ${random.pick(["finally:", "except Exception as x:"])}`, `                ${act()}`] : []));
    if (clauses > 0 && random.chance(0.3)) lines.push("        else:", `            ${act()}`);
    if (clauses === 0 || random.chance(0.5)) lines.push("        finally:", `            ${random.pick(["print('fin', i)", "print('fin', i)", act()])}`);
    if (random.chance(0.4)) lines.push("    else:", "        print('loop else')");
    lines.push("    return 'end'", ...guarded(`show(${name}())`), "import sys", "print(sys.exc_info())");
    return lines;
  }

  managers(scope) {
    const { random } = this;
    const lines = ["class M:", "    def __init__(self, n, **flags): self.n = n; self.flags = flags; print('init', n)", "    def __enter__(self):", "        print('enter', self.n)", "        if 'enter' in self.flags: raise self.flags['enter']", `        return ${random.pick(["self", "self.n", "[1, 2]"])}`, "    def __exit__(self, kind, value, trace):", "        print('exit', self.n, kind and kind.__name__, value, trace is None)", "        if 'exit' in self.flags: raise self.flags['exit']", "        return self.flags.get('swallow')"];
    const one = () => `M(${random.between(1, 9)}${random.pick(["", "", ", swallow=True", ", swallow=[]", ", enter=ValueError('in')", ", exit=KeyError('out')", ", swallow=1, exit=None"])})${random.pick(["", " as a", " as (b, c)", " as lst[0]", " as d['k']"])}`;
    const managers = random.times(1, 3, one);
    const head = random.chance(0.3) ? `with (${managers.join(", ")}):` : `with ${managers.join(", ")}:`;
    const body = ["lst = [0]; d = {}", head, `    print('body')`, `    ${random.pick(["pass", "1 / 0", "raise Exception('x')", "print(a)", "with M(0): raise StopIteration", "print(lst, d)", "raise SystemExit(2)", this.of("int", scope)])}`, "print('after', lst)"];
    const wrong = random.pick(["with 5: pass", "with object() as x: pass", "class Half:\n        def __enter__(self): return 1\n    with Half(): pass", "class Half:\n        def __exit__(self): pass\n    with Half(): pass", "class Half:\n        def __enter__(self): return 1\n        def __exit__(self): pass\n    with Half(): pass", "with undefined_manager: pass", "with M(1), 5: pass", "with M: pass"]);
    const function_ = ["def f():", "    for i in range(3):", "        with M(i, swallow=i == 1):", `            ${random.pick(["return i", "break", "continue", "raise ValueError(i)", "yield_ = i"])}`, "        print('between', i)", "    return 'done'", ...guarded("show(f())")];
    return random.pick([[...lines, "try:", ...body.map((line) => `    ${line}`), "except BaseException as e:", "    print(type(e).__name__, e, repr(e.__context__))"], [...lines, ...guarded(wrong)], [...lines, ...function_]]);
  }

  contextlib(scope) {
    const { random } = this;
    const lines = ["import contextlib, io", "@contextlib.contextmanager", "def manage(n, *, swallow=False):", "    print('start', n)", "    try:", `        ${random.pick(["yield n", "yield n", "yield", "return", "yield n; yield n"])}`, "    except ValueError as e:", "        print('caught', e)", "        if not swallow: raise", "    finally:", "        print('stop', n)"];
    return [...lines, ...this.several(2, 4, [`with manage(${this.of("int", scope, 0)}) as x: print(x)`, "with manage(1, swallow=True): raise ValueError('v')", "with manage(2): raise ValueError('w')", "with manage(3): raise KeyError('k')", "with manage(3): raise StopIteration('s')", "with contextlib.suppress(KeyError, ValueError): print('in'); {}[1]", "with contextlib.suppress(KeyError): 1 / 0", "with contextlib.suppress(): 1 / 0",
      "with contextlib.ExitStack() as s:\n        s.enter_context(manage(4)); s.callback(print, 'callback', end='!\\n'); s.push(lambda *a: print('pushed', a[0] and a[0].__name__)); raise OSError('o')", "with contextlib.ExitStack() as s: s.enter_context(5)", "with contextlib.closing(io.StringIO('abc')) as f: show(f.read())", "f = io.StringIO()\n    with contextlib.redirect_stdout(f): print('hidden')\n    show(f.getvalue())", "with contextlib.nullcontext(5) as x: show(x)",
      "@manage(6)\n    def deco(): return 'deco'\n    show(deco()); show(deco())", "m = manage(7); m.__enter__(); show(m.__exit__(None, None, None))", "m = manage(8)\n    with m: pass\n    with m: pass", "class D(contextlib.ContextDecorator):\n        def __enter__(self): print('D')\n        def __exit__(self, *a): print('/D')\n    @D()\n    def f(): return 1\n    show(f())", "manage()"])];
  }

  assignments(scope) {
    const { random } = this;
    const source = () => random.pick([() => "1, 2", () => "(1, 2, 3)", () => "'abc'", () => "{'k': 1, 'l': 2}", () => "iter([1, 2, 3, 4])", () => "5", () => "None", () => "[[1, 2], [3, 4]]", () => "range(4)", () => "()", () => this.of("list", scope), () => this.of("tuple", scope), () => "(x for x in 'pq')", () => "{1: 2}.items()", () => "[(1, 2), 3]", () => "b'xy'", () => "*[1, 2], 3", () => "*'ab',"])();
    const target = () => random.pick(["a, b", "a, *b", "*a, b", "a, *b, c", "(a, b), c", "[a, b]", "a, (b, *c)", "*a,", "a", "[a, [b, c]]", "o.x, o.y", "l[0], l[1]", "d['a'], *d['b']", "l[1:2], a", "a, a", "(a)", "o.x, *l[1:]", "[*a]", "()", "[]", "a, b, c, d_", "l[9], a", "o.missing.x, a", "a = b", "a = *b, c = d_", "o.x = l[0] = a"]);
    return ["class O: pass", "o, l, d = O(), [1, 2, 3], {}", ...this.several(3, 6, [() => `${target()} = ${source()}\n    show((l, d, vars(o)))`, () => `${target()} = ${source()}\n    show((l, d, vars(o)))`, () => `for ${target().split(" = ")[0]} in ${random.pick(["[(1, 2), (3, 4)]", "['ab', 'cd']", "[1]", "{'xy': 1}", "enumerate('pq')", "[(1, 2, 3)]"])}: pass\n    show((l, d, vars(o)))`,
      () => `${random.pick(["l[0]", "o.x", "d['a']", "l[0:2]", "l[::2]", "l", "d", "o", "l[7]", "o.n"])} ${random.pick(["+=", "-=", "*=", "//=", "|=", "@=", "**=", ">>=", "/=", "%="])} ${random.pick(["1", "[5]", "'s'", "2", "{'z': 1}", "(1, 2)", "None"])}\n    show((l, d, vars(o)))`,
      () => `del ${random.pick(["l[0]", "l[:]", "o.x", "d['a']", "l[0], l[0]", "(l[0])", "[o.x]", "l[5]", "a", "d['zz']", "o.q", "l[::2]", "(a, b)", "l[1:1]", "()"])}\n    show((l, d, vars(o)))`, () => "a: int = 5; b: undefined_annotation = 6", () => "o.x: int = 3\n    show(o.x)", () => "l[0]: str = 'an'", () => "x = y = z = []; x.append(1); show((x, y, z))", () => "i = 0; i, l[i] = 1, 'i'; show(l)", () => "l[0], l = 'swap', [9]; show(l)", () => "a = 1, ; show(a)", () => "a = b, c = 1, 2; show((a, b, c))", () => "show([*range(3), *'ab', *{}])", () => "show((*[], *(1,)))", () => "show({*[1, 2], *(2, 3)})", () => "show({**{'a': 1}, 'b': 2, **{'a': 3}})", () => "show({**5})", () => "show([*5])", () => "show((*None,))"])];
  }

  sliceTargets(scope) {
    const { random } = this;
    const bound = () => random.pick(["", "", "0", "1", "2", "-1", "-2", "5", "-9", "None", "True"]);
    const slice = () => `${bound()}:${bound()}${random.chance(0.5) ? `:${random.pick(["", "1", "2", "-1", "-2", "3", "0", "-9"])}` : ""}`;
    const items = () => random.pick([() => "[7, 8]", () => "'xy'", () => "()", () => "range(3)", () => "5", () => "l", () => "(i for i in 'pq')", () => "[9]", () => this.of("list", scope), () => "{1: 2}", () => "b'ab'", () => "None"])();
    const made = random.pick(["[0, 1, 2, 3, 4, 5]", "bytearray(b'abcdef')", "list('abc')", "[[1], [2]]", "[]"]);
    return [`l = ${made}`, ...this.several(3, 7, [() => `l[${slice()}] = ${items()}; show(l)`, () => `del l[${slice()}]; show(l)`, () => `show(l[${slice()}])`, () => `l[${slice()}] += ${items()}; show(l)`, () => `l[${slice()}] *= 2; show(l)`, () => `show('hello world'[${slice()}])`, () => `show((1, 2, 3, 4)[${slice()}])`, () => `show(range(10)[${slice()}])`, () => `show(b'abcdef'[${slice()}])`, () => `show(l[${random.pick(["'a'", "1.0", "None", "1, 2", "()", "2**80", "...", "True", "-1", "99"])}])`,
      () => `l[${random.pick(["'a'", "1.0", "None", "99", "-99", "0"])}] = 1; show(l)`, () => `del l[${random.pick(["'a'", "1.0", "99", "0", "-1"])}]; show(l)`, () => "show('abc'[1, 2])", () => "show({1: 2}[1:2])", () => "show({1, 2}[0])", () => "5[0]", () => "None[0]", () => "(1, 2)[0] = 3", () => "'abc'[0] = 'x'", () => "del 'abc'[0]", () => "del (1,)[0]", () => "b'a'[0] = 1", () => "5[0] = 1", () => "del 5[0]", () => "len[0]", () => "int[0]", () => "list[0] = 1", () => "show(slice(1, 2) == slice(1, 2))", () => "show(l[slice(1, None)])", () => "range(3)[0] = 1"])];
  }

  walrus(scope) {
    const list = this.of("list", scope);
    return this.several(2, 4, [`if (n := len(${list})) > 1: show(n)`, `show([y for x in ${list} if (y := x % 3)])`, "while (x := input_.pop() if (input_ := globals().setdefault('q_', [1, 2, 3])) else 0): print(x)", "show((a := 1, b := 2, a + b))", "show({(k := 'x'): k})", "show([i := 0, i := i + 1, i])", "def f(a=(b := 3)): return a + b\n    show(f())", "show(f'{(w := 5)} {w:=^7} {w = }')", "show((lambda: (z := 4) + z)())", "x = [last := i for i in range(4)]; show(last)", "show(any((hit := v) > 2 for v in [1, 2, 3, 4]) and hit)", "show(print(q := 3) or q)", "assert (t := 0) == 0, t", "show((u := 1) if (v := 0) else v)", "def g():\n        [p := i for i in range(2)]\n        return p\n    show(g())", "show([(r := r + i if i else 0) for i in range(3)])", "show({s: (s := 5) for s_ in [0]})"]);
  }

  matchPattern(depth) {
    const { random } = this;
    const inner = () => (depth > 0 ? this.matchPattern(depth - 1) : random.pick(["_", "0", "None", "'a'", "int()"]));
    return random.pick([() => `${random.between(-1, 4)}`, () => random.pick(["'a'", "None", "True", "-1.5", "b'x'", "'a' 'b'"]), () => "_", () => `[${inner()}, ${inner()}]`, () => `[${inner()}, *_]`, () => `(${inner()}, *_, ${inner()})`, () => `{'k': ${inner()}}`, () => `{'k': ${inner()}, 'l': ${inner()}}`, () => "{'k': _, **_r}", () => "{}", () => "[]", () => `Point(${inner()}, ${inner()})`, () => `Point(x=${inner()})`, () => `Point(${inner()}, y=${inner()})`, () => "Point()", () => `int(${inner()})`, () => "str()", () => `list([${inner()}, *_])`, () => "dict()", () => "tuple((_, _))", () => `(${random.pick(['1', "'a'", 'None', 'str()'])} | ${inner()})`, () => "Colour.RED", () => "Colour.missing", () => `(${inner()})`, () => "bool()", () => "float()", () => "Point(_, _, _)", () => "int(real=3)", () => "Undefined()", () => "five()", () => "str() | None", () => "{1: _, 'a': _}", () => "object(nothing=1)", () => "NoArgs(1)", () => "Odd(1)", () => "[[_], *_]"])();
  }

  matching(scope) {
    const { random } = this;
    const subject = random.pick([() => "Point(1, 2)", () => "Point(0, 'a')", () => "[1, 2, 3]", () => "(0, None)", () => "{'k': 1, 'l': 'a'}", () => "'a'", () => "'ab'", () => "3", () => "None", () => "[]", () => "{}", () => "5, 'a'", () => "1.5", () => "Colour.RED", () => "True", () => "range(2)", () => "b'x'", () => "[[1], 2]", () => "NoArgs()", () => "Odd()", () => "bytearray(b'a')", () => this.of("list", scope), () => this.of("dict", scope), () => this.of("tuple", scope), () => this.of("int", scope)])();
    const lines = ["class Point:", `    ${random.pick(["__match_args__ = ('x', 'y')", "__match_args__ = ('x', 'y')", "__match_args__ = ['x', 'y']", "__match_args__ = ('x', 'x')", "__match_args__ = ('x', 5)", "pass"])}`, "    def __init__(self, x, y): self.x, self.y = x, y", "    def __repr__(self): return f'Point({self.x!r}, {self.y!r})'", "class Colour: RED = 3", "class NoArgs: pass", "class Odd: __match_args__ = 'odd'", "five = 5", "def pick(subject):", "    match subject:"];
    for (let i = random.between(1, 5); i > 0; --i) {
      const pattern = this.matchPattern(2);
      lines.push(`        case ${pattern}${random.chance(0.25) && !/^_$/.test(pattern) ? " as whole" : ""} if ${random.pick(["True", "True", "print('guard') or True", "subject", "1 // 1"])}:`, `            return ${i}`);
    }
    lines.push("        case [first, *rest]:", "            return first, rest", "        case {'k': value, **more}:", "            return value, more", "        case Point(x=px, y=py) as point:", "            return px, py, point", "        case (int() | str()) as simple:", "            return simple", "    return 'none'");
    return [...lines, ...guarded(`show(pick(${subject.includes(", ") && /^\d/.test(subject) ? `(${subject})` : subject}))`)];
  }

  loops(scope) {
    const { random } = this;
    const list = this.of("list", scope);
    return random.pick([
      [`for i in ${list}:`, `    if i ${random.pick(["> 3", "% 2", "== 1"])}: ${random.pick(["break", "continue"])}`, "    print(i)", "else:", "    print('else')"], [`for i, (j, k) in enumerate(zip(${list}, 'abc')):`, "    print(i, j, k, end=' ')", "print()"], ["n = 3", "while n:", "    n -= 1", `    if n == ${random.between(0, 3)}: ${random.pick(["break", "continue"])}`, "    print(n)", "else: print('else')"],
      ["for i in range(3):", "    for j in range(3):", `        if j == ${random.between(0, 2)}: ${random.pick(["break", "continue"])}`, "        print(i, j)", "    else: continue", `    ${random.pick(["break", "pass"])}`, "else: print('outer else')"], ["for i in 5: pass"], [`for i in range(${random.pick(["3, 0", "0, 10, 4", "5, -5, -3", "1, 2, 0", "2.0", "'a'"])}): print(i)`, "else: print(i)"], ["it = iter(range(5))", "for a in it:", "    print(a, next(it, None))"],
      [`d = ${this.of("dict", scope)}`, "for k, v in d.items(): print(k, v)", "for k in sorted(d, reverse=True): print(k)", "for k in d: d[k] = 0", "print(d)"], ["for x in [1, 2, 3]:", "    try:", `        if x == 2: ${random.pick(["break", "continue", "raise ValueError(x)"])}`, "    finally: print('f', x)", "else: print('no break')"], ["for i in (x := [3, 2, 1]):", "    x.pop()", "    print(i, x)"], ["for a.b in [1]: pass"], ["for *a, b in ['xyz', (1, 2)]: print(a, b)"],
    ]);
  }

  // Several statements in a line, lines that go on, and other ways to write.
  compact(scope) {
    const { random } = this;
    const value = this.of("int", scope, 0);
    return random.times(2, 4, () => random.pick([
      ["a = 1; b = 2; print(a, b);"], [`x = (${value} +`, "     1)", "print(x)"], [`x = ${value} \\`, "    + 1", "print(x)"], ["if True: print('one'); print('two')"], ["def f(): return 1; print('never')", "print(f())"], ["class C: x = 1; y = x + 1", "print(C.y)"], ["print('a' 'b' \"c\"", "      'd')"], ["print('''two", "lines''')"], ["print(r'\\n', b'\\x41', rb'\\x', u'u', '\\101', '\\u00e9')"], ["print(0x_ff, 0b1_0, 0o17, 1_000, 1e3, 1_0.5e-1, .5, 5., 3j, 0xFFFFFFFFFFFFFFFFFFF)"],
      ["pass; ...; None; 5; 'text'"], ["print(not 1 == 2, not not 3, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, -1 // 2, ~-5, 1 if 0 else 2 if 0 else 3)"], ["print(1 < 2 < 3, 1 < 3 > 2, 1 == 1.0 is True, 'a' in 'abc' in ['abc'], not 1 in [2])"], ["print(1 or 1 / 0, 0 and 1 / 0, [] or {} or 'x', 1 and 2 and 3, not (0 or ''))"], ["print((lambda a, *b, c=1, **d: (a, b, c, d))(1, 2, c=3, e=4))"], ["print((lambda: (lambda: 5))()())"], ["lambda: (yield)", "print('lambda')"], ["if 0: pass", "elif 1: print('elif')", "else: pass"], ["print({}, {1}, {1: 2}, {**{}}, {*()}, (), (1,), [], [[]], [(), ()])"],
      ["print(f'{1}' f'{2}' '3' '{4}')"], ["print(f'{{}} {{{5}}} {6!r:>3} {\"q\"} {3.14159:.2f} {10:#x}')"], ["x = 5", "print(f'{x=} {x = } {x=!s} {x=:03d} {x+1=}')"], ["w, p = 8, 2", "print(f'{3.14159:{w}.{p}f}|{\"s\":>{w}}|{{w}}')"], ["print(f'{(lambda v: v * 2)(3)} {[i for i in range(3)]} { {1: 2}[1] }')"], ["print(f'''{1 +", "2}''')"], ["print(f'{None!r:>6}{True:>6}{\"a\":*<3}')"], ["print(type(1 .__class__), 1..real, 1.0.is_integer(), (1).bit_length())"], ["assert 1, 'no'", "assert (1, 'yes')[0]"], ["def set_it(): global g_; g_ = 1", "set_it(); print(g_)"], ["print(__name__, __debug__)"], ["try: pass", "except: pass", "else: print('e')", "finally: print('f')"], ["x = yield_ = None", "print(x, yield_)"], ["print(*[1, 2], *'ab', sep='', end='.\\n')"], ["print('%s' % (1,), '%s %s' % (1, 2), '%(a)s' % {'a': 5}, '%%' % ())"], ["def hide(): type = 5; return type", "print(hide())"], ["match = case = _ = 1", "print(match + case + _)"], ["print([0][0:1:1], 'abc'[::-1], (1, 2, 3)[-2:])"],
    ])).flat();
  }

  literals(scope) {
    const { random } = this;
    const number = () => random.pick(["0", "1", "-1", "2.5", "1e16", "1e15", "123456789012345678", "1e-5", "0.0001", "-0.0", "1e22", "1.1", "0.1 + 0.2", "2**63", "-2**63", "10**25", "1/3", "100.0", "5e-324", "1.7976931348623157e308", "float('inf')", "float('nan')", "-float('inf')", "True", "3.0e0", "1e100", "0xffff", this.of("int", scope), this.of("float", scope)]);
    const text = () => random.pick(["'\\n\\t\\r\\\\'", "'\\x00\\x1f\\x7f'", "'\\x80\\xa0\\xad'", "'\\u200b\\u2028'", "'é' + chr(0x300)", "'\\ud800'", "'\\U0001f600'", "\"it's\"", "'say \"hi\"'", "'both \\' and \"'", "b'\\n\\xff\\''", "'\\u0378'", "'ﬁ'", "'İ'", "'ß'", "'ǅ'", "'Σς'", "'\\xaa'", "'²½'", "'٣'", "bytearray(b'q\\'\"')", "'日本'", "'\\x85\\x1c'", "'a\\x0bb\\x0cc'"]);
    return this.several(3, 6, [() => `print(${number()}, ${number()})`, () => `show([${text()}])`, () => `show(ascii(${text()}))`, () => `show((${text()}).${random.pick(["upper()", "lower()", "title()", "swapcase()", "casefold()", "capitalize()", "split()", "splitlines()", "strip()", "isspace()", "isalpha()", "isdigit()", "isprintable()", "isidentifier()"])})`, () => `show(str(${number()}))`, () => `show(hash(${number()}) == 0)`, () => `show(${number()} == ${number()})`, () => `show(${number()} ${random.pick(["<", "<=", ">", "is not", "+", "-", "*", "/", "//", "%", "**"])} ${random.pick(["0", "1", "2", "-1", "0.5", "3"])})`, () => `show(divmod(${number()}, ${random.pick(["3", "-3", "0.7", "0", "-0.0", "float('inf')"])}))`, () => `show(round(${number()}, ${random.pick(["0", "1", "-1", "2", "None", "15", "400"])}))`, () => `show(int(${number()}))`, () => `show((${number()}).__hash__() == 1)`, () => `show(len(${text()}))`, () => `show(sorted([${text()}, ${text()}]))`, () => `show((${text()}).encode())`, () => `show((${text()}).encode('ascii', '${random.pick(["ignore", "replace", "xmlcharrefreplace", "backslashreplace", "strict"])}'))`, () => `show(repr(${text()} + ${text()}))`]);
  }

  // How values are shown: nested in themselves, in instances, with long or odd items.
  reprs(scope) {
    return this.several(2, 5, ["l = [1]; l.append(l); show(l)", "d = {}; d['d'] = d; show(d)", "l = []; t = (l,); l.append(t); show(t)", "class R:\n        def __repr__(self): return repr([self.x])\n    r = R(); r.x = 1; show([r, {r: r}])", `show([${this.of("any", scope)}, ${this.of("any", scope)}])`, `show({${this.of("str", scope, 0)}: (${this.of("float", scope, 0)},)})`, "show([None, True, ..., NotImplemented, int, len, type(None)])", "show((range(3), slice(1, None, 2), 1.0, 1j, b'', bytearray(b'x')))", "show({1: {2: {3: {}}}})", "show([set(), frozenset(), {1}, frozenset([2])])", "show([{}.keys(), {1: 2}.values(), {'a': 1}.items()])", "show(type(show))", "show([type(iter(x)) for x in ((), [], '', b'', {}, set(), range(1), {}.values())])", "show([ValueError('a'), KeyError(1), OSError(2, 'x')])", "show(type('T', (), {}))", "class Q:\n        class W: pass\n    show(Q.W)", "import math; show(math.pi); show(type(math))", "show(str(b'x') + str(None) + str(1.0))", "show(list[int]); show(dict[str, list[int]]); show(int | None); show(tuple[()])", "class BadRepr:\n        def __repr__(self): return 5\n    show([BadRepr()])", "class Bad2:\n        def __repr__(self): raise ValueError('bad')\n    print(Bad2())", "class S(str): pass\n    show([S('s'), str(S('t'))])", "show(print.__name__ + len.__qualname__ + str.join.__qualname__)", "show([str.join, [].append, int.real, object.__init__, ''.__len__][3])", "show(Exception('a', 1).args); show(repr(Exception())); show(repr(Exception('a',)))"]);
  }

  // eval, exec, globals, locals, getattr and others that look at the program.
  dynamic(scope) {
    return this.several(2, 5, [`show(eval(${JSON.stringify(this.of("int", scope).replace(/\n/g, " "))}))`, "show(eval('a + b', {'a': 1, 'b': 2}))", "ns = {}; exec('x = 1\\ndef f(): return x', ns); show(ns['f']()); show(sorted(k for k in ns if k[0] != '_'))", "exec('y_ = 5'); show(y_)", "eval('x = 1')", "eval('(1')", "exec('def')", "exec('for')", "show(eval('[i for i in range(3)]'))", "c = compile('1 + 1', 'f', 'eval'); show(eval(c))", "show(eval('z', {}, {'z': 3}))", "eval('undefined_here', {})", "def f():\n        a = 1; exec('a = 2'); return a\n    show(f())", "def f():\n        b = 1; return sorted(locals())\n    show(f())", "show('show' in globals())", "globals()['made_'] = 3; show(made_)", "show(getattr(5, 'real')); show(getattr([], 'nope', 1))", "setattr(5, 'x', 1)", "show(vars(5))", "show([n for n in dir([]) if n[0] != '_'])", "show(type('A', (), {'x': 1})().x)", "import sys; show(sys.version_info[:2] > (3, 0)); show(sys.maxsize)", "show(__builtins__ is not None)", "show(callable(type)); show(isinstance(type, type)); show(type(type) is type)", "def f(): return sys._getframe().f_code.co_name\n    import sys; show(f())", "show(id(1) == id(1))", "import types; show(isinstance(show, types.FunctionType))", "show(__import__('math').pi)", "exec('raise ValueError(1)')", "import operator as op, math as m; show(op.add(1, m.floor(2.5)))", "from math import pi, e as euler; show(pi > euler)", "import os.path; show(os.path.join('a', 'b'))", "from nowhere import x", "import math.nothing"]);
  }

  mutatedWhileWalked(scope) {
    const { random } = this;
    const act = random.pick(["d['new'] = 1", "del d['a']", "d.clear()", "d.pop('b', None)", "d['a'] = 5", "d.update(z=1)"]);
    return this.several(2, 4, [() => `d = {'a': 1, 'b': 2}\n    for k in d: print(k); ${act}`, () => `d = {'a': 1, 'b': 2, 'c': 3}\n    for k in list(d): ${act.replace("'b', None", "k, None")}\n    show(d)`, () => `s = {1, 2}\n    for x in s: s.${random.pick(["add(x + 9)", "discard(1)", "clear()", "add(x)"])}`, () => `l = ${this.of("list", scope)}\n    for x in l:\n        if len(l) < 9: l.${random.pick(["append(x)", "pop()", "insert(0, x)", "remove(x)", "clear()"])}\n    show(l)`, () => "d = {'a': 1}; it = iter(d.items()); d['b'] = 2; show(next(it))", () => "l = [3, 1, 2]; l.sort(key=lambda v: l.append(v) or v)", () => "l = [1, 2, 3]; it = iter(l); next(it); del l[:]; show(list(it)); l.append(5); show(list(it))", () => "l = [1, 2]; show([l.append(9) if len(l) < 5 else x for x in l])", () => "d = dict.fromkeys('abc'); it = iter(d); next(it); d.pop('c'); d['z'] = 1; show(list(it))", () => "l = [1, 2, 3]; l[:] = (l.pop() for _ in range(2)); show(l)", () => "l = [1, 2]; l.extend(l); l += l[:1]; show(l)", () => "import collections; d = collections.deque([1, 2]); it = iter(d); d.append(3); show(next(it))", () => "s = {1}; s |= s; s ^= s; show(s)", () => "l = list('abc'); r = reversed(l); l.pop(); show(list(r))", () => "d = {i: i for i in range(5)}; show(list(zip(d, d.values()))); show([d.popitem() for _ in range(2)]); show(list(reversed(d)))"]);
  }
}
