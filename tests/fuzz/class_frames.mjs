// class_frames.mjs - random classes: every operator method, several bases, slots, properties, metaclasses,
// classes derived from builtin ones, and what is done with their instances.
import { guarded } from "./guarded.mjs";

const kBinary = [["+", "add"], ["-", "sub"], ["*", "mul"], ["/", "truediv"], ["//", "floordiv"], ["%", "mod"], ["**", "pow"],
  ["<<", "lshift"], [">>", "rshift"], ["&", "and"], ["|", "or"], ["^", "xor"], ["@", "matmul"]];
const kCompare = [["<", "lt"], ["<=", "le"], ["==", "eq"], ["!=", "ne"], [">", "gt"], [">=", "ge"]];
const kUnary = ["-{}", "+{}", "~{}", "abs({})", "not {}", "int({})", "float({})", "round({})", "round({}, 2)", "bool({})", "len({})", "hash({}) == hash({})",
  "str({})", "repr({})", "bytes({})", "iter({})", "next({})", "list({})", "dict({})", "hex({})", "range({})", "[1, 2, 3][{}]", "'ab' * {}", "f'{{}!r:>9}'", "format({}, 'x')",
  "reversed({})", "sum({})", "max({})", "{} in [1]", "1 in {}", "*{},", "divmod({}, 2)", "divmod(2, {})", "pow({}, 2, 3)", "math.floor({})", "math.ceil({})", "math.trunc({})",
  "operator.index({})", "operator.length_hint({})", "{}[0]", "{}[1:2]", "{}[1, 2]", "{}()", "{}(1, k=2)", "{}.thing", "{}.__dict__", "isinstance({}, int)", "sorted({})",
  "tuple({})", "set({})", "all({})", "dict(**{})", "print(*{})", "zip({})", "enumerate({})", "'%s %d' % ({}, {})", "'%r' % {}", "''.join({})", "ascii({})", "{}.__class__.__name__"];

export class ClassFrames {
  constructor(random, program, expressions) {
    Object.assign(this, { random, program, expressions });
  }

  frames() {
    return [this.operators, this.operators, this.conversions, this.conversions, this.resolution, this.slots, this.properties,
      this.derived, this.derived, this.attributeHooks, this.decorated, this.iteratorClass, this.layouts, this.preparing,
      this.classBody, this.comparisons].map((frame) => frame.bind(this));
  }

  of(kind, scope, depth = 1) {
    return this.expressions.of(kind, scope, depth);
  }

  // Binary operators between two classes, a subclass and builtin values; with reflected and in-place ones.
  operators(scope) {
    const { random, program } = this;
    const [a, b] = [program.freshName("A"), program.freshName("B")];
    const result = () => random.pick(["NotImplemented", "NotImplemented", "('NAME', type(self).__name__, type(other).__name__)", "self", "other", "1 / 0"]);
    const chosen = random.times(2, 3, () => random.pick(kBinary));
    const methods = () => chosen.flatMap(([, name]) => ["", "r", "i"].filter(() => random.chance(0.5)).flatMap((prefix) => [
      `    def __${prefix}${name}__(self, other):`, `        print("${prefix}${name}", type(self).__name__)`, `        return ${result().replace("NAME", prefix + name)}`]));
    const lines = [`class ${a}:`, "    tag = 1", ...methods(),
      `class ${b}${random.chance(0.5) ? `(${a})` : ""}:`, "    tag = 2", ...methods()];
    const operand = () => random.pick([`${a}()`, `${b}()`, `${a}()`, `${b}()`, this.of(random.pick(["int", "str", "list", "float", "dict"]), scope, 0)]);
    for (let i = random.between(2, 5); i > 0; --i) {
      const [sign] = random.pick(chosen);
      if (random.chance(0.3)) lines.push(`x = ${operand()}`, ...guarded(`x ${sign}= ${operand()}; print(type(x).__name__)`));
      else lines.push(...guarded(`show(${operand()} ${sign} ${operand()})`));
    }
    return lines;
  }

  comparisons(scope) {
    const { random, program } = this;
    const [a, b] = [program.freshName("A"), program.freshName("B")];
    const methods = () => kCompare.filter(() => random.chance(0.35)).flatMap(([, name]) => [
      `    def __${name}__(self, other):`, `        print("${name}", type(self).__name__, type(other).__name__)`,
      `        return ${random.pick(["NotImplemented", "True", "False", "'x'", "[]", "self", "1 / 0"])}`]);
    const lines = [];
    if (random.chance(0.2)) lines.push("import functools", "@functools.total_ordering");
    lines.push(`class ${a}:`, "    pass", ...methods(), `class ${b}${random.chance(0.5) ? `(${a})` : ""}:`, "    pass", ...methods(), `a, b = ${a}(), ${b}()`);
    const operand = () => random.pick(["a", "b", "a", "b", this.of(random.pick(["int", "str", "list"]), scope, 0)]);
    for (let i = random.between(2, 5); i > 0; --i) {
      const sign = () => random.pick(kCompare)[0];
      lines.push(...guarded(random.pick([`show(${operand()} ${sign()} ${operand()})`, `show(${operand()} ${sign()} ${operand()} ${sign()} ${operand()})`,
        `show([a, 1] ${sign()} [${operand()}, 2])`, "show(sorted([a, b]) is None)", "show(max(a, b) is a)", "show(a in [b, a])", "show({a: 1}.get(b))", "show((a, b).index(b))",
        "show([a, b].count(b))", "show(a == a != b)", "show(not a == b)", "show({'k': a} == {'k': b})"])));
    }
    return lines;
  }

  // What conversions and builtin functions ask an instance for; the answers are of the wrong type at times.
  conversions(scope) {
    const { random, program } = this;
    const name = program.freshName("A");
    const answers = ["5", "-3", "True", "2.5", "'s'", "None", "[1, 2]", "(3,)", "iter([4, 5])", "NotImplemented", "1 / 0", "b'x'", "self", "{'k': 1}", "2**70", "1j", "int", "''"];
    const fitting = { __int__: "7", __float__: "1.5", __index__: "2", __len__: "3", __bool__: "False", __str__: "'text'", __repr__: "'seen'", __hash__: "9", __iter__: "iter((1, 2))",
      __next__: "6", __contains__: "True", __bytes__: "b'by'", __format__: "'form'", __reversed__: "iter('cb')", __length_hint__: "4", __getitem__: "'item'",
      __call__: "'called'", __round__: "8", __floor__: "3", __ceil__: "4", __trunc__: "5", __abs__: "6", __neg__: "-6", __invert__: "11", __keys__: "0", __divmod__: "(1, 2)", __pow__: "4",
      __getattr__: "'attr'", __missing__: "1", keys: "['a', 'b']", __index__2: "1", __dir__: "['b', 'a']", __class_getitem__: "3", __sizeof__: "100", __set_name__: "None" };
    const lines = ["import math, operator", `class ${name}:`, `    shared = ${this.of("int", scope, 0)}`];
    const methods = random.times(1, 4, () => random.pick(Object.keys(fitting)).replace("2", ""));
    for (const method of new Set(methods)) {
      lines.push(`    def ${method}(self, *args, **kw):`, `        print("${method.replaceAll("_", "")}", args, kw)`);
      // Else a walk that asks for one index after the other has no end.
      if (method === "__getitem__") lines.push("        if args[:1] >= (5,): raise IndexError(args[0])");
      lines.push(`        return ${random.chance(0.65) ? fitting[method] : random.pick(answers)}`);
    }
    lines.push(`a = ${name}()`);
    for (let i = random.between(2, 6); i > 0; --i) lines.push(...guarded(`show((${random.pick(kUnary).replaceAll("{}", "a")}))`));
    return lines;
  }

  // Several bases, super(), and orders that cannot be.
  resolution() {
    const { random, program } = this;
    const names = random.times(3, 5, () => program.freshName("K"));
    const lines = [];
    names.forEach((name, index) => {
      const bases = names.slice(0, index).filter(() => random.chance(0.45));
      if (random.chance(0.5)) bases.reverse();
      if (bases.length === 0 && random.chance(0.1)) bases.push(random.pick(["object", "dict", "Exception", "object, int"]));
      const body = [`    ${random.pick(["where", "there"])} = "${name}"`];
      if (random.chance(0.7)) {
        body.push("    def go(self, *args):", `        print("${name}", args)`,
          `        ${random.pick(["return super().go(*args, 1)", "return super().go(*args, 1)", "pass", `return super(${name}, self).go()`, "return type(self).__mro__[1].__name__", "return super().there"])}`);
      }
      lines.push("try:", ...[`class ${name}(${bases.join(", ")}):`, ...body].map((line) => `    ${line}`), "except TypeError as e:", "    print(e)", `    ${name} = object`);
    });
    const last = names.at(-1);
    lines.push(`print([each.__name__ for each in ${last}.__mro__])`, ...guarded(`show(${last}().go(0))`), ...guarded(`print(${last}.where, ${random.pick(names)}.there)`),
      ...guarded(`show(issubclass(${random.pick(names)}, ${random.pick(names)}))`), ...guarded(`show(${names[0]} is object or [each.__name__ for each in ${names[0]}.__subclasses__()])`),
      ...guarded(`show(super(${random.pick(names)}, ${last}()).where)`), ...guarded(`print(super(${random.pick(names)}, ${random.pick(names)}))`));
    if (random.chance(0.3)) lines.push(...guarded(`${last}.__bases__ = (${random.pick(names)},)`), ...guarded(`show([each.__name__ for each in ${last}.__mro__])`));
    return lines;
  }

  slots(scope) {
    const { random, program } = this;
    const [a, b] = [program.freshName("S"), program.freshName("S")];
    const slots = () => random.pick(["('x', 'y')", "'x'", "['x', '__dict__']", "()", "('x', '__weakref__')", "('__private', 'x')", "{'x': 'doc'}", "('x', 'x')", "(1,)", "('a b',)", "iter(['x', 'z'])"]);
    const lines = [...["try:", `    class ${a}:`, `        __slots__ = ${slots()}`, ...(random.chance(0.2) ? ["        x = 1"] : []), "        def __init__(self):", `            self.x = ${this.of("int", scope, 0)}`,
      `    class ${b}(${a}):`, `        ${random.pick(["pass", `__slots__ = ${slots()}`, "__slots__ = ('q',)"])}`, "except Exception as e:", "    print(type(e).__name__, e)", `    ${a} = ${b} = object`]];
    for (let i = random.between(2, 5); i > 0; --i) {
      lines.push(...guarded(random.pick([`show(${b}().x)`, `${a}().z = 1`, `${b}().z = 1`, `show(${a}().__dict__)`, `show(${b}().__dict__)`, `show(${a}.__slots__)`, `show(type(${a}.x))`, `show(${a}.x.__get__(${a}()))`,
        `o = ${a}(); del o.x; show(o.x)`, `o = ${a}(); del o.y`, `show(${a}.x.__name__)`, `import weakref; show(weakref.ref(${a}())() is None)`, `o = ${a}(); o.__class__ = ${b}; show(type(o).__name__)`, `show(${a}.x.__set__(3, 4))`,
        `import sys; show(sys.getsizeof(${a}()))`, `import sys; show(sys.getsizeof(${b}()))`, `show(hasattr(${a}(), 'y'))`])));
    }
    return lines;
  }

  properties(scope) {
    const { random, program } = this;
    const name = program.freshName("P");
    const lines = [`class ${name}:`, "    def __init__(self):", `        self._x = ${this.of("int", scope, 0)}`, "    @property", "    def x(self):", `        "its x"`, `        return ${random.pick(["self._x", "self.missing", "self._x // 0"])}`];
    if (random.chance(0.6)) lines.push("    @x.setter", "    def x(self, value):", "        print('set', value)", "        self._x = value");
    if (random.chance(0.4)) lines.push("    @x.deleter", "    def x(self):", "        print('delete')", "        del self._x");
    if (random.chance(0.3)) lines.push("    w = property(None, lambda self, v: print('w', v))");
    if (random.chance(0.3)) lines.push("    y = property(lambda self: self.x)");
    if (random.chance(0.3)) lines.push("    @classmethod", "    def make(cls, *args):", "        return cls.__name__, args", "    @staticmethod", "    def plain(*args):", "        return args");
    if (random.chance(0.3)) lines.push("    def __getattr__(self, name):", "        print('getattr', name)", "        raise AttributeError(name)");
    lines.push(`o = ${name}()`);
    for (let i = random.between(2, 6); i > 0; --i) {
      lines.push(...guarded(random.pick(["show(o.x)", "o.x = 5", "del o.x", "show(o.y)", "o.y = 1", "show(o.w)", "o.w = 2", "del o.w", `show(type(${name}.x).__name__)`, `show(type(${name}.x) is property and ${name}.x.__doc__)`, `show(${name}.x.fset is None)`,
        "show(o.make(1))", `show(${name}.make())`, "show(o.plain(3))", "show(vars(o))", `show(${name}.x.fget(o))`, `${name}.x = 7`, "show(hasattr(o, 'x'))", "show(getattr(o, 'x', 'none'))", `show(${name}.__dict__['make'].__func__.__name__)`, `${name}.x.fget = 1`])));
    }
    return lines;
  }

  // Instances of classes derived from builtin ones.
  derived(scope) {
    const { random, program } = this;
    const name = program.freshName("L");
    const [base, values, uses] = random.pick([
      ["int", ["5", "'12'", "", "2.9"], ["{} + 1", "-{}", "repr({})", "{}.real", "type({} + {}).__name__", "f'{{}:04d}'", "{}.tag", "{} == 5", "hash({}) == hash({})", "[1, 2, 3, 4, 5, 6][{}]", "{}.to_bytes(2, 'big')", "isinstance({}, int)", "type(+{}).__name__"]],
      ["str", ["'abc'", "5", "", "b'x', 'ascii'"], ["{} + 'd'", "{}.upper()", "{}[1:]", "repr({})", "type({}[:]).__name__", "'%s' % {}", "f'{{}:>5}'", "{}.join('xy')", "{'abc': 1}.get({})", "len({})", "{}.tag", "type({} * 2).__name__", "str({})", "type(str({})).__name__"]],
      ["list", ["[3, 1, 2]", "'ab'", "", "5"], ["{} + [1]", "sorted({})", "{}[0]", "{}[::-1]", "type({}[:]).__name__", "{}.append(4)", "len({})", "{} == [3, 1, 2]", "{}.sort()", "{}.tag", "{} * 2", "repr({})", "[*{}]", "{}.copy()", "{}.nothing"]],
      ["dict", ["{'a': 1}", "[('a', 1)]", "a=1", "", "5"], ["{}['a']", "{}['zz']", "{}.get('zz')", "{}.items()", "{**{}}", "dict({})", "type({}.copy()).__name__", "{} | {'b': 2}", "'a' in {}", "{}.pop('a')", "repr({})", "{}.setdefault('q', 3)", "len({})", "{}.tag", "{}.update(c=4)"]],
      ["tuple", ["(1, 2)", "'ab'", "", "5"], ["{} + (3,)", "{}[0]", "hash({}) == hash({})", "type({}[:]).__name__", "{} == (1, 2)", "a, b = {}", "repr({})", "{}.tag", "{} * 2", "{}.count(1)", "len({})"]],
      ["set", ["{1, 2}", "'a'", ""], ["{} | {3}", "type({} | {3}).__name__", "{}.add(5)", "repr({})", "{} == {1, 2}", "type({}.copy()).__name__", "len({})", "{}.tag", "{} <= {1, 2, 3}", "1 in {}"]],
      ["float", ["1.5", "'2'", ""], ["{} + 1", "repr({})", "{}.is_integer()", "type(-{}).__name__", "f'{{}:.3f}'", "{}.tag", "round({})", "{} == 1.5", "int({})"]],
      ["bytes", ["b'abc'", "3", "", "[65]"], ["{} + b'd'", "{}[0]", "repr({})", "{}.decode()", "type({}[:]).__name__", "{}.tag", "b'%s' % {}", "len({})"]],
      ["Exception", ["1", "", "'a', 2"], ["{}.args", "repr({})", "str({})", "{}.tag", "{}.__cause__", "raise {}", "{}.with_traceback(None).args", "{}.add_note('n')", "{}.__notes__"]],
      ["object", ["", "1"], ["repr({})[:10]", "{}.tag", "{} == {}", "bool({})", "{}.__dict__", "str({})[:5]", "{} + 1"]],
      ["KeyError", ["'k'", "", "1, 2"], ["str({})", "repr({})", "raise {}", "{}.args[0]", "{}.tag"]],
      ["type", ["int", "'X', (), {}"], ["repr({})[:8]", "{}.__name__", "{}.tag"]],
    ]);
    const lines = [`class ${name}(${base}):`, "    tag = 'tag'"];
    const members = [
      ["    def __new__(cls, *args, **kw):", "        print('new', args, kw)", `        return super().__new__(cls${random.pick([", *args, **kw", "", ", *args"])})`],
      ["    def __init__(self, *args, **kw):", "        print('init', len(args), sorted(kw))", `        ${random.pick(["super().__init__(*args, **kw)", "super().__init__()", "self.tag = args", "return 5"])}`],
      ["    def __repr__(self):", `        return ${random.pick(["'<mine>'", "super().__repr__()", "5", "'<' + super().__repr__() + '>'"])}`], ["    def __str__(self):", "        return 'my str'"],
      ["    def __getitem__(self, key):", "        print('item', key)", "        return super().__getitem__(key)"], ["    def __missing__(self, key):", `        return ${random.pick(["key * 2", "self.setdefault(key, 0)", "1 / 0"])}`],
      ["    def __add__(self, other):", "        return 'added'"], ["    def __eq__(self, other):", "        print('eq')", "        return super().__eq__(other)"], ["    def __len__(self):", "        return 99"],
      ["    def __iter__(self):", "        yield 'it'"], ["    def __hash__(self):", "        return 7"], ["    def __contains__(self, x):", "        return 'yes'"], ["    def __setitem__(self, key, value):", "        print('setitem', key, value)", "        super().__setitem__(key, value)"],
      ["    def __format__(self, spec):", "        return 'f' + spec"], ["    def __bool__(self):", "        return False"], ["    __slots__ = ()"], ["    __slots__ = ('extra',)"], ["    def keys(self):", "        print('keys')", "        return ['a']"],
      ["    def __index__(self):", "        return 1"], ["    def __del__(self):", "        print('gone')"], ["    def append(self, item):", "        super().append(item)", "        return self"], ["    def __class_getitem__(cls, item):", "        return item"],
    ];
    const chosen = random.times(0, 3, () => random.pick(members));
    for (const member of new Set(chosen)) lines.push(...member);
    const make = `${name}(${random.pick(values)})`;
    const body = [`o = ${make}`];
    for (let i = random.between(2, 5); i > 0; --i) {
      const use = random.pick(uses);
      const text = use.replaceAll("{}", "o");
      body.push(...guarded(/^(raise|a, b)/.test(text) ? text : `show(${text})`));
    }
    return ["try:", ...lines.map((line) => `    ${line}`), ...body.map((line) => `    ${line}`), "except Exception as e:", "    print(type(e).__name__, e)"];
  }

  attributeHooks(scope) {
    const { random, program } = this;
    const name = program.freshName("H");
    const lines = [`class ${name}:`, `    here = ${this.of("int", scope, 0)}`];
    const members = [
      ["    def __getattribute__(self, name):", "        print('getattribute', name)", `        ${random.pick(["return super().__getattribute__(name)", "raise AttributeError('no ' + name)", "return object.__getattribute__(self, name)"])}`],
      ["    def __getattr__(self, name):", "        print('getattr', name)", `        ${random.pick(["return name", "raise AttributeError(name)", "raise KeyError(name)", "return self.here"])}`],
      ["    def __setattr__(self, name, value):", "        print('setattr', name, value)", `        ${random.pick(["super().__setattr__(name, value)", "pass", "self.__dict__[name] = value", "raise TypeError(name)"])}`],
      ["    def __delattr__(self, name):", "        print('delattr', name)", `        ${random.pick(["super().__delattr__(name)", "object.__delattr__(self, name)", "pass"])}`],
      ["    def __dir__(self):", `        return ${random.pick(["['b', 'a']", "5", "super().__dir__() and ['q']"])}`],
    ];
    for (const member of new Set(random.times(1, 3, () => random.pick(members)))) lines.push(...member);
    lines.push(`o = ${name}()`);
    for (let i = random.between(2, 6); i > 0; --i) {
      lines.push(...guarded(random.pick(["show(o.here)", "show(o.gone)", "o.new = 1", "del o.new", "del o.here", "show(o.__dict__)", "show(hasattr(o, 'q'))", "show(getattr(o, 'q', 'default'))", "setattr(o, 'a b', 2)", "show(dir(o))",
        "show(vars(o))", "o.count += 1", `show(${name}.here)`, "show(o.__class__.__name__)", "show(len(o))", "o.__dict__ = {'here': 0}", "o.__dict__ = 5", "o.__class__ = int", "delattr(o, 'x')", "show(isinstance(o, int))", "with o: pass", "for x in o: pass", "show(o[0])"])));
    }
    return lines;
  }

  // Class decorators, keyword arguments of a class statement, __init_subclass__, __set_name__, __class_getitem__.
  decorated(scope) {
    const { random, program } = this;
    const [base, sub] = [program.freshName("Base"), program.freshName("Sub")];
    const lines = ["def mark(cls):", "    print('mark', cls.__name__)", `    ${random.pick(["cls.marked = True", "pass", "cls.__len__ = lambda self: 4"])}`, `    return ${random.pick(["cls", "cls", "5", "lambda *a: ('made', a)"])}`,
      "class Named:", "    def __set_name__(self, owner, name):", "        print('name', owner.__name__, name)", `        ${random.pick(["self.name = name", "raise ValueError(name)", "owner.extra = name"])}`,
      `class ${base}:`, "    def __init_subclass__(cls, /, level=0, **kw):", "        print('init_subclass', cls.__name__, level, kw)", "        super().__init_subclass__(**kw)", `        cls.level = ${random.pick(["level", "level + 1"])}`,
      "    def __class_getitem__(cls, item):", "        return cls.__name__, item"];
    const body = [random.chance(0.5) ? "@mark" : "", `class ${sub}(${base}${random.pick(["", ", level=3", ", other=1", ", metaclass=type"])}):`, `    ${random.pick(["field = Named()", "pass", "x: int = 3", `y = ${this.of("int", scope)}`])}`].filter(Boolean);
    lines.push("try:", ...body.map((line) => `    ${line}`), ...[`show(${sub}.level)`, `show(${sub}[int])`, `show(${sub}.__name__)`, `show(len(${sub}()))`, `show(${sub}.marked)`, `show(${sub}.__annotations__)`].filter(() => random.chance(0.6)).flatMap((line) => guarded(line)).map((line) => `    ${line}`),
      "except Exception as e:", "    print(type(e).__name__, e)", "    print(repr(e.__cause__), getattr(e, '__notes__', None))");
    return lines;
  }

  iteratorClass(scope) {
    const { random, program } = this;
    const name = program.freshName("It");
    const lines = [`class ${name}:`, "    def __init__(self, n):", "        self.n = n", "    def __iter__(self):", `        ${random.pick(["return self", "return self", "return iter([self.n])", "return 5", "yield self.n"])}`,
      "    def __next__(self):", "        self.n -= 1", "        if self.n < 0:", `            raise ${random.pick(["StopIteration", "StopIteration(7)", "ValueError('end')", "IndexError"])}`, "        return self.n"];
    if (random.chance(0.3)) lines.push("    def __len__(self):", "        print('len')", "        return 2");
    if (random.chance(0.2)) lines.push("    def __length_hint__(self):", `        return ${random.pick(["3", "-1", "'x'", "NotImplemented"])}`);
    const made = `${name}(${random.between(0, 4)})`;
    for (let i = random.between(2, 5); i > 0; --i) {
      lines.push(...guarded(random.pick([`show(list(${made}))`, `a, b = ${made}`, `a, *b = ${made}; show(b)`, `show(2 in ${made})`, `show(sum(${made}))`, `show([*${made}, *${made}])`, `show(dict(zip(${made}, 'ab')))`, `show(max(${made}))`, `show(list(map(str, ${made})))`,
        `show(sorted(${made}))`, `show({*${made}})`, `show(next(${made}, 'none'))`, `show(tuple(x for x in ${made} if x))`, `show(list(enumerate(${made})))`, `x = [9]; x.extend(${made}); show(x)`, `x = [1, 2]; x[:1] = ${made}; show(x)`, `show(bytes(${made}))`, `show(' '.join(${made}))`,
        `def g(): got = yield from ${made}; print('got', got)\n    show(list(g()))`, `print(*${made})`, `show(any(${made}))`, `show(list(zip(${made}, range(9), strict=True)))`, `show(set(${made}) | {${this.of("int", scope, 0)}})`, `show(reversed(${made}))`, `show(min(${made}, key=lambda v: -v, default=0))`, `show(iter(${made}.__next__, 1))`])));
    }
    return lines;
  }

  // Bases that do not go together, and assignments to __class__.
  layouts() {
    const { random } = this;
    const bases = () => random.pick(["int", "str", "list", "dict", "tuple", "Exception", "object", "bool", "type", "float", "set", "OSError", "type(None)", "range", "slice", "type(lambda: 0)", "5", "'a'", "KeyError", "bytes", "property"]);
    const lines = ["class P: pass", "class Q: __slots__ = ('a',)", "class R: __slots__ = ('b',)", "o = P()"];
    for (let i = random.between(2, 4); i > 0; --i) {
      lines.push(...guarded(random.pick([`class X(${bases()}, ${bases()}): pass\n    show(X.__mro__)`, `class X(${bases()}): pass\n    show(X.__base__)`, "class X(Q, R): pass", "class X(P, Q): pass\n    show(X().__dict__)", `o.__class__ = ${bases()}`, `P.__bases__ = (${bases()},)`,
        `X = type('X', (${bases()},), {'k': 1})\n    show(X.k)`, `type('X', ${random.pick(["()", "5", "(int, 5)", "[int]"])}, ${random.pick(["{}", "5", "{'__slots__': 'a'}", "{1: 2}"])})`, "P.__name__ = 'Z'; show(P)", "P.__name__ = 5", "del P.__name__", "int.x = 5", "P.__dict__['a'] = 1", "P.__qualname__ = 'W.V'; show(P.__qualname__)",
        "show(P.__module__, )", "show(type(P), )", "P.__doc__ = 'doc'; show(P.__doc__)", `show(isinstance(P, ${bases()}))`, "class X(P, P): pass", "class X(object, P): pass", "show(type.__call__(int, '5'))", "show(object.__new__(P, 1))", "show(object.__new__(int))", "show(object(1))", "show(P(1))", "show(P.mro()[0].__name__)", "show(P.__subclasshook__(int))"])));
    }
    return lines;
  }

  // Metaclasses of the plain kind: what a class statement calls in which order.
  preparing(scope) {
    const { random, program } = this;
    const meta = program.freshName("Meta");
    const lines = [`class ${meta}(type):`];
    const members = [
      ["    @classmethod", "    def __prepare__(mcs, name, bases, **kw):", "        print('prepare', name, kw)", `        return ${random.pick(["{}", "{'seed': 1}", "super().__prepare__(name, bases)", "5"])}`],
      ["    def __new__(mcs, name, bases, ns, **kw):", "        print('new', name, [k for k in ns if k[:2] != '__'])", `        return ${random.pick(["super().__new__(mcs, name, bases, ns)", "super().__new__(mcs, name, bases, ns, **kw)", "type(name, bases, dict(ns))", "5"])}`],
      ["    def __init__(cls, name, bases, ns, **kw):", "        print('init', name, kw)", "        super().__init__(name, bases, ns)"],
      ["    def __call__(cls, *args, **kw):", "        print('call', cls.__name__, args)", `        return ${random.pick(["super().__call__(*args, **kw)", "args", "object.__new__(cls)"])}`],
      ["    def __setattr__(cls, name, value):", "        print('setattr', name)", "        super().__setattr__(name, value)"], ["    def __getattr__(cls, name):", "        return 'meta ' + name"],
      ["    @property", "    def kind(cls):", "        return 'kind ' + cls.__name__"], ["    def __subclasscheck__(cls, other):", "        return True"], ["    def __instancecheck__(cls, other):", "        return 'yes'"], ["    def __eq__(cls, other):", "        return True", "    __hash__ = type.__hash__"],
      ["    def __add__(cls, other):", "        return cls.__name__ + '+'"], ["    def __getitem__(cls, key):", "        return key"], ["    def mro(cls):", `        return ${random.pick(["super().mro()", "[cls, object]", "5", "[object, cls]"])}`], ["    def __bool__(cls):", "        return False"], ["    def __str__(cls):", "        return 'str'"],
    ];
    for (const member of new Set(random.times(1, 4, () => random.pick(members)))) lines.push(...member);
    const body = [`class Made(metaclass=${meta}${random.pick(["", ", k=1"])}):`, `    a = ${this.of("int", scope, 0)}`, "    def __init__(self, *args):", "        self.args = args", `class Sub(Made${random.pick(["", "", ", metaclass=type", ", k=2"])}):`, "    b = 2"];
    for (let i = random.between(2, 5); i > 0; --i) {
      body.push(...guarded(random.pick(["show(Made(1, 2).args)", "show(Made.kind)", "show(Made().kind)", "show(Made.nope)", "show(Sub().nope)", "Made.z = 1", "show(isinstance(3, Made))", "show(issubclass(int, Made))", "show(Made == 5)", "show(Made + 1)", "show(Made[4])", "show(bool(Made))", "show(str(Made))", "show(type(Sub).__name__)",
        "show(Sub.__mro__ and len(Sub.__mro__))", "show(Made.seed)", "show(Made.__class__.__name__)", "class Other(Sub, metaclass=type): pass", "class Other(Sub, int): pass", "show(Made in {Made: 1})", "show(Sub.a + Sub.b)", "del Made.a"])));
    }
    return ["try:", ...[...lines, ...body].map((line) => `    ${line}`), "except Exception as e:", "    print(type(e).__name__, e)"];
  }

  // Names in class bodies: what they see, __qualname__, private names, __class__.
  classBody(scope) {
    const { random } = this;
    const lines = ["def around(p):", `    x = ${this.of("int", scope, 0)}`, "    class Inner:", `        ${random.pick(["x = x", "x = p", "y = x", "pass", "p = p"])}`, `        ${random.pick(["z = [x for i in range(2)]", "z = [i for i in range(2)]", "z = (lambda: x)()", "print(sorted(k for k in locals() if k[0] != '_'))", "__secret = 1", "class Deep:\n            x = 3", "for x in range(3): pass", "global leak; leak = 5", "nonlocal x; x += 1", "import math", "del x", "with_ = __qualname__"])}`,
      "        def get(self):", `            return ${random.pick(["x", "self.x", "__class__.__name__", "self.__secret", "p", "super().__repr__()[:5]", "Inner.__qualname__", "sorted(k for k in vars(Inner) if k[0] != '_')"])}`, "    return Inner", "Made = around('arg')"];
    lines.push(...["show(Made().get())", "show(Made.__qualname__)", "show(Made.x)", "show(Made.z)", "show(Made.get.__qualname__)", "show(Made._Inner__secret)", "show(Made.__init__)", "show(Made.Deep.__qualname__)", "show(Made.get.__closure__ and len(Made.get.__closure__))", "show(Made.get.__code__.co_freevars)"].filter(() => random.chance(0.5)).flatMap((line) => guarded(line)));
    return lines;
  }
}
