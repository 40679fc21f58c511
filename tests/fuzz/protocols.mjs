// protocols.mjs - random uses of what few programs have: descriptors, metaclasses, match, return in
// finally, nested comprehensions, calls with many stars, several managers in one `with`.
//
// Each is a frame of fixed shape with random expressions and choices in it, guarded as a whole.

import { Calls } from "./calls.mjs";
import { ClassFrames } from "./class_frames.mjs";
import { CodeFrames } from "./code_frames.mjs";
import { guarded } from "./guarded.mjs";
import { LibraryFrames } from "./library_frames.mjs";

export class Protocols {
  constructor(random, program, expressions) {
    Object.assign(this, { random, program, expressions });
    const own = [
      this.descriptor, this.metaclass, this.match, this.match, this.finallyReturn, this.starCall,
      this.nestedComprehension, this.managers, this.counter, this.targets, this.delegation, this.groups,
    ].map((frame) => frame.bind(this));
    const further = [Calls, ClassFrames, CodeFrames, LibraryFrames];
    this.families = [own, ...further.map((Family) => new Family(random, program, expressions).frames())];
  }

  // A guarded use of one of them. Each family of frames is as likely as another.
  use(scope, indent) {
    const lines = this.random.pick(this.random.pick(this.families))(scope);
    const text = lines.flatMap((line) => line.split("\n")).join("\n    ");
    return guarded(text).map((line) => indent + line);
  }

  of(kind, scope, depth = 1) {
    return this.expressions.of(kind, scope, depth);
  }

  descriptor(scope) {
    const { random, program } = this;
    const [kind, owner] = [program.freshName("D"), program.freshName("C")];
    const lines = [`class ${kind}:`, "    def __set_name__(self, owner, name):", `        print("named", owner.__name__, name)`,
      "    def __get__(self, instance, owner):", "        print('get', instance is None)",
      `        return ${random.pick(["self", "owner.__name__", "instance.__dict__", "5"])}`];
    if (random.chance(0.6)) lines.push("    def __set__(self, instance, value):", "        instance.__dict__['d'] = value");
    if (random.chance(0.3)) lines.push("    def __delete__(self, instance):", "        print('delete')");
    lines.push(`class ${owner}:`, `    d = ${kind}()`, `o = ${owner}()`);
    for (let i = random.between(1, 4); i > 0; --i) {
      lines.push(random.pick(["print(o.d == 5)", `o.d = ${this.of("int", scope)}`, "del o.d", `print(${owner}.d == 5)`,
        "print(sorted(o.__dict__))", "print(hasattr(o, 'd'))", `${owner}.d = 1`, `print(type(vars(${owner})["d"]).__name__)`]));
    }
    return lines;
  }

  metaclass(scope) {
    const { random, program } = this;
    const [meta, made] = [program.freshName("M"), program.freshName("C")];
    const lines = [`class ${meta}(type):`];
    const members = [
      ["    def __new__(meta, name, bases, namespace, **more):", "        print('new', name, sorted(more))",
        "        return super().__new__(meta, name, bases, namespace)"],
      ["    def __call__(cls, *args):", "        print('call', args)", "        return super().__call__(*args)"],
      ["    def __len__(cls):", `        return ${random.pick(["3", "-1", "'x'"])}`],
      ["    def __iter__(cls):", "        return iter(cls.__name__)"], ["    def __getattr__(cls, name):", "        return name * 2"],
      ["    def __contains__(cls, item):", "        return item"], ["    def __repr__(cls):", "        return 'made'"],
      ["    @classmethod", "    def __prepare__(meta, name, bases, **more):", "        return {'prepared': 1}"],
      ["    def __instancecheck__(cls, other):", "        return other == 5"],
    ];
    for (let i = random.between(1, 3); i > 0; --i) lines.push(...random.pick(members));
    lines.push(`class ${made}(metaclass=${meta}${random.pick(["", ", k=1"])}):`, "    def __init__(self, x=0):", "        self.x = x");
    for (let i = random.between(1, 4); i > 0; --i) {
      lines.push(random.pick([`print(${made}(${this.of("int", scope)}).x)`, `print(len(${made}))`, `print(list(${made}))`,
        `print(${made}.ghost)`, `print(5 in ${made}, 0 in ${made})`, `print(${made})`, `print(${made}.prepared)`,
        `print(isinstance(5, ${made}))`, `class Sub(${made}): pass`, `print(type(${made}).__name__)`]));
    }
    return lines;
  }

  pattern(depth) {
    const { random } = this;
    const inner = () => (depth > 0 ? this.pattern(depth - 1) : random.pick(["_", "1", "x", "'a'"]));
    return random.weighted([
      [2, () => `${random.between(-2, 3)}`], [1, () => random.pick(["'a'", "None", "True", "1.5", "b'a'", "-1", "'b'"])],
      [1, () => "_"], [2, () => `[${inner()}, ${random.pick(["*_", "_", "*rest"])}]`], [1, () => `(${inner()}, ${inner()})`],
      [1, () => `{'k': ${inner()}}`], [1, () => `{'k': _, **more}`], [1, () => `int(${random.pick(["", "1", "real=1"])})`],
      [1, () => `str() | bytes()`], [1, () => `(1 | 2 | ${random.pick(["'a'", "None"])})`], [1, () => `[${random.pick(["int()", "str()"])} as first, *_]`],
      [1, () => `list(${random.pick(["", "[]"])})`], [1, () => "[]"], [1, () => "dict()"],
    ])();
  }

  match(scope) {
    const { random } = this;
    const subject = this.of(random.pick(["int", "str", "list", "tuple", "dict", "any", "float", "bool"]), scope, 2);
    const lines = [`match ${random.chance(0.15) ? `${subject}, ${this.of("int", scope)}` : `(${subject})`}:`];
    for (let i = random.between(1, 4); i > 0; --i) {
      const guard = random.chance(0.3) ? ` if ${this.of("bool", scope)}` : "";
      lines.push(`    case ${this.pattern(2)}${guard}:`, `        print("case", ${i})`);
    }
    lines.push("    case captured:", "        print('other', captured)");
    return lines;
  }

  finallyReturn(scope) {
    const { random, program } = this;
    const name = program.freshName("f");
    const leave = () => random.pick([`return ${this.of("int", scope, 0)}`, "1 / 0", "raise KeyError('k')", "pass", "break", "continue"]);
    return [`def ${name}():`, "    for i in range(2):", "        try:", `            print("try", i)`, `            ${leave()}`,
      `        except ${random.pick(["KeyError", "ZeroDivisionError", "Exception"])}:`, `            print("except", i)`, `            ${leave()}`,
      ...(random.chance(0.5) ? ["        else:", `            ${leave()}`] : []),
      "        finally:", `            print("finally", i)`, `            ${random.chance(0.4) ? leave() : "pass"}`,
      "    return 'end'", `print(${name}())`];
  }

  starCall(scope) {
    const { random, program } = this;
    const name = program.freshName("f");
    const parameters = random.pick(["*args, **kw", "a, *args, k=1, **kw", "a, b=2, *, c=3", "a, /, b, *rest", "**kw", "a=0, *, k"]);
    const one = () => random.weighted([
      [3, () => this.of("int", scope)], [2, () => `*${this.of("list", scope)}[:2]`], [1, () => `*${this.of("str", scope, 0)}[:2]`],
      [1, () => "*()"], [1, () => `*${this.of("int", scope, 0)}`]])();
    const named = () => random.chance(0.3) ? [] : [random.pick([`k=${this.of("int", scope)}`, `b=${this.of("str", scope, 0)}`, "**{'c': 1}", `**${this.of("dict", scope, 0)}`, "**{}"])];
    const call = [...random.times(0, 3, one), ...named()].join(", ");
    return [`def ${name}(${parameters}):`, "    print(sorted(locals()), [str(v) for v in locals().values()])", `${name}(${call})`];
  }

  nestedComprehension(scope) {
    const { random } = this;
    const list = () => `${this.of("list", scope)}[:3]`;
    return [random.pick([
      `print([[a * b for a in ${list()}] for b in ${list()}])`, `print({a: [b for b in range(a % 3)] for a in ${list()}})`,
      `print([a for row in [${list()}, ${list()}] if row for a in row if a])`, `print([(lambda: a)() for a in ${list()}])`,
      `print([f() for f in [lambda: a for a in ${list()}]])`, `print(list((a, b) for a in ${list()} for b in (x for x in range(2))))`,
      `print({(a, b) for a in range(2) for b in range(a)} == set())`, `print([y := 1, y**2], [z for a in ${list()} if (z := a % 5)])`,
      `print([[(i, j) for j in range(i)] for i in range(3)][-1:], sum(i for i in ${list()}))`,
    ])];
  }

  managers(scope) {
    const { random, program } = this;
    const name = program.freshName("W");
    const lines = [`class ${name}:`, "    def __init__(self, n, swallows=False):", "        self.n, self.swallows = n, swallows",
      "    def __enter__(self):", "        print('enter', self.n)", `        return ${random.pick(["self", "self.n", "(self.n, 1)"])}`,
      "    def __exit__(self, kind, value, trace):", "        print('exit', self.n, kind and kind.__name__)", "        return self.swallows"];
    lines.push(`with ${name}(1, ${random.pick(["True", "False"])}) as a, ${name}(${this.of("int", scope)}) as ${random.pick(["b", "(b, c)"])}:`,
      `    ${random.pick(["print('body')", "1 / 0", "raise ValueError(4)", "x = undefined_name"])}`, "print('after')");
    return lines;
  }

  counter(scope) {
    const { program, random } = this;
    const name = program.freshName("f");
    return [`def ${name}(start=${this.of("int", scope, 0)}):`, "    total = start", "    def add(by=1, *, twice=False):", "        nonlocal total",
      `        total ${random.pick(["+=", "-=", "*=", "|="])} by`, "        if twice:", "            add(by)", "        return total", "    return add",
      `add = ${name}()`, "print(add(2), add(by=3), add(twice=True))", `print(add.__closure__[${random.between(0, 2)}].cell_contents == 0)`];
  }

  targets(scope) {
    const { random } = this;
    return ["class Box: pass", "box = Box()", "box.items = [1, 2, 3]", random.pick([
      "box.x, box.items[0] = box.items[1], 9", "box.items[1:2] = box.items[::-1]", "(box.a, *box.b), c = 'xyz', 1",
      "for box.i, box.items[2] in [(1, 2), (3, 4)]: pass", "box.items[-1] += 5", `box.items[${random.between(-4, 4)}] -= ${this.of("int", scope)}`,
      "[box.p, [box.q]] = (1, [2])", "box.items, box.old = [0], box.items", "del box.items[::2], box.missing", "box.n = box.m = box.items",
    ]), "print(sorted(vars(box).items(), key=str))"];
  }

  delegation(scope) {
    const { random, program } = this;
    const [inner, outer] = [program.freshName("g"), program.freshName("g")];
    return [`def ${inner}():`, "    try:", "        got = yield 1", "        print('got', got)", `        return ${this.of("int", scope, 0)}`,
      "    finally:", "        print('inner ends')", `def ${outer}():`, "    try:",
      `        result = yield from ${random.pick([`${inner}()`, "[1, 2]", "iter('ab')", "range(2)"])}`, "        print('result', result)",
      `    except ${random.pick(["ValueError", "GeneratorExit", "StopIteration", "RuntimeError"])} as e:`, "        print('caught', type(e).__name__)",
      "        yield 9", `it = ${outer}()`, "print(next(it))",
      random.pick(["print(it.send(5))", "it.close()", "print(it.throw(ValueError(3)))", "print(it.throw(StopIteration(7)))", "print(list(it))", "del it"])];
  }

  groups(scope) {
    return [`words = ${this.of("strings", scope, 2)}`, "groups = {}", "for word in words:",
      `    groups.setdefault(${this.random.pick(["len(word)", "word[:1]", "word.lower()", "not word"])}, []).append(word)`,
      `print(sorted(groups.items(), key=${this.random.pick(["str", "lambda item: (-len(item[1]), str(item[0]))"])}))`,
      "print(max(groups, key=lambda k: len(groups[k]), default=None), sum(map(len, groups.values())))"];
  }
}
