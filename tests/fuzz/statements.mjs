// statements.mjs - random statements, as lines of source text. Every loop has few rounds.
import { kKinds } from "./expressions.mjs";

const kErrors = ["ValueError", "KeyError", "TypeError", "ZeroDivisionError", "IndexError", "Exception",
  "LookupError", "ArithmeticError", "(ValueError, TypeError)", "AttributeError", "NameError"];

export class Statements {
  constructor(random, program, expressions) {
    Object.assign(this, { random, program, expressions });
    this.loopDepth = 0;
    this.blockDepth = 0;
  }

  block(scope, indent, count) {
    const lines = [];
    this.blockDepth += 1;
    for (let i = 0; i < count; ++i) lines.push(...this.statement(scope, indent));
    this.blockDepth -= 1;
    return lines;
  }

  statement(scope, indent) {
    const { random } = this;
    const isDeep = this.blockDepth > 3 || indent.length > 20;
    const kinds = [
      [8, () => this.assignment(scope, indent)], [7, () => this.print(scope, indent)],
      [2, () => this.augmented(scope, indent)], [2, () => this.unpacking(scope, indent)],
      [3, () => this.mutation(scope, indent)], [1, () => this.deletion(scope, indent)],
      [1, () => this.asserted(scope, indent)],
    ];
    if (!isDeep) {
      kinds.push(
        [3, () => this.branch(scope, indent)], [3, () => this.loop(scope, indent)],
        [1, () => this.whileLoop(scope, indent)], [4, () => this.guarded(scope, indent)],
        [2, () => this.definitions.function(scope, indent)],
        [1, () => this.definitions.generatorUse(scope, indent)],
        [2, () => this.definitions.classUse(scope, indent)],
        [1, () => this.calledTwice(scope, indent)],
        [1, () => this.memory(scope, indent)],
        [7, () => this.protocols.use(scope, indent)],
      );
    }
    return random.weighted(kinds)();
  }

  // In a loop a value must not grow from round to round.
  bounded(kind, text) {
    if (this.loopDepth === 0 && !this.program.isRepeated) return text;
    switch (kind) {
      case "int": return `(${text}) % 1009`;
      case "str": case "bytes": case "list": case "tuple": case "strings": return `(${text})[:9]`;
      default: return text;
    }
  }

  nameFor(scope, kind) {
    const own = scope.own(kind);
    return own.length > 0 && this.random.chance(0.5) ? this.random.pick(own) : this.program.freshName();
  }

  assignment(scope, indent) {
    const { random } = this;
    const kind = random.pick(kKinds);
    const value = this.bounded(kind, this.expressions.of(kind, scope, random.between(1, 3)));
    const name = this.nameFor(scope, kind);
    scope.add(name, kind);
    if (random.chance(0.1)) {
      const other = this.program.freshName();
      scope.add(other, kind);
      return [`${indent}${name} = ${other} = ${value}`];
    }
    if (random.chance(0.05) && !this.program.declared.has(name)) return [`${indent}${name}: int = ${value}`];
    return [`${indent}${name} = ${value}`];
  }

  print(scope, indent) {
    const { random } = this;
    const value = () => this.expressions.of(random.pick(kKinds), scope, random.between(0, 2));
    const option = random.pick(["", "", "", ', sep="-"', ', end="!\\n"', ", end=''); print("]);
    return [`${indent}print(${random.times(1, 3, value).join(", ")}${option})`];
  }

  augmented(scope, indent) {
    const { random } = this;
    const kind = random.pick(["int", "int", "str", "list", "tuple", "set", "float"]);
    const own = scope.own(kind);
    if (own.length === 0) return this.assignment(scope, indent);
    const name = random.pick(own);
    const operators = {
      int: ["+=", "-=", "*=", "//=", "%=", "&=", "|=", "^="], str: ["+="], list: ["+="], tuple: ["+="],
      set: ["|=", "&=", "-=", "^="], float: ["+=", "*=", "/=", "-="],
    };
    const lines = [`${indent}${name} ${random.pick(operators[kind])} ${this.expressions.of(kind, scope, 1)}`];
    if (this.loopDepth > 0) lines.push(`${indent}${name} = ${this.bounded(kind, name)}`);
    return lines;
  }

  unpacking(scope, indent) {
    const { random } = this;
    const names = random.times(2, 3, () => this.program.freshName());
    const values = names.map(() => this.expressions.of("int", scope, 1));
    const [form, kinds] = random.weighted([
      [4, () => [`${names.join(", ")} = ${values.join(", ")}`, names.map(() => "int")]],
      [2, () => [`${names[0]}, *${names[1]} = ${this.expressions.of("list", scope, 2)}`, ["int", "list"]]],
      [1, () => [`*${names[0]}, ${names[1]} = ${this.expressions.of("tuple", scope, 2)}`, ["list", "int"]]],
      [1, () => [`(${names[0]}, [${names[1]}]) = ${values[0]}, [${values[1]}]`, ["int", "int"]]],
      [1, () => [`${names[0]}, ${names[1]} = ${this.expressions.of("list", scope, 1)}`, ["int", "int"]]],
    ])();
    kinds.forEach((kind, index) => scope.add(names[index], kind));
    if (random.chance(0.2) && kinds[0] === kinds[1]) {
      return [`${indent}${form}`, `${indent}${names[0]}, ${names[1]} = ${names[1]}, ${names[0]}`];
    }
    return [`${indent}${form}`];
  }

  mutation(scope, indent) {
    const { random } = this;
    const of = (kind, depth = 1) => this.expressions.of(kind, scope, depth);
    const kind = random.pick(["list", "dict", "set", "strings"]);
    const own = scope.visible(kind);
    if (own.length === 0) return this.assignment(scope, indent);
    const name = random.pick(own);
    const uses = {
      list: [
        () => `${name}.append(${of("int")})`, () => `${name}.insert(${random.between(-2, 3)}, ${of("int")})`,
        () => `print(${name}.pop())`, () => `${name}.remove(${of("int", 0)})`, () => `${name}.reverse()`,
        () => `${name}.sort(${random.pick(["", "reverse=True", "key=abs", "key=lambda v: -v"])})`,
        () => `${name}[${random.between(-2, 2)}] = ${of("int")}`,
        () => `${name}[${this.expressions.slice()}] = ${of("list")}`,
        () => `del ${name}[${this.expressions.slice()}]`, () => `del ${name}[${random.between(-1, 1)}]`,
        () => `${name}.extend(${this.expressions.intIterable(scope, 1)})`, () => `${name}.clear()`,
        () => `print(${name}.pop(${random.between(-3, 3)}))`, () => `${name}[0] += ${of("int")}`,
      ],
      dict: [
        () => `${name}[${of("str")}] = ${of("int")}`, () => `del ${name}[${of("str", 0)}]`,
        () => `print(${name}.pop(${of("str", 0)}${random.pick([", None", ""])}))`, () => `print(${name}.popitem())`,
        () => `print(${name}.setdefault(${of("str", 0)}, ${of("int")}))`, () => `${name}.update(${of("dict")})`,
        () => `${name}.update(k=${of("int")})`, () => `print(list(${name}.items()), ${name}.keys())`,
        () => `${name}[${of("list", 0)}] = 1`, () => `print({*${name}} == ${name}.keys())`,
      ],
      set: [
        () => `${name}.add(${of("int")})`, () => `${name}.discard(${of("int")})`, () => `${name}.remove(${of("int")})`,
        () => `${name}.update(${of("list")})`, () => `print(sorted(${name}))`, () => `print(len(${name}))`,
      ],
      strings: [
        () => `${name}.append(${of("str")})`, () => `print(${name}.pop())`, () => `${name}.sort()`,
        () => `${name}[0] = ${of("str")}`, () => `print(" ".join(${name}))`,
      ],
    };
    return [`${indent}${random.pick(uses[kind])()}`];
  }

  deletion(scope, indent) {
    const { random } = this;
    if (scope.variables.length < 4 || this.blockDepth > 1) return this.print(scope, indent);
    const { name } = random.pick(scope.variables);
    scope.remove(name);
    return [`${indent}del ${name}`];
  }

  asserted(scope, indent) {
    const condition = this.expressions.of("bool", scope, 1);
    const message = this.random.chance(0.5) ? `, ${this.expressions.of("str", scope, 0)}` : "";
    const lines = [`${indent}    assert (${condition})${message}`];
    return [`${indent}try:`, ...lines, `${indent}except AssertionError as e:`, `${indent}    print("failed", e)`];
  }

  branch(scope, indent) {
    const condition = () => this.expressions.of("bool", scope, 2);
    const lines = [`${indent}if ${condition()}:`, ...this.block(scope, `${indent}    `, this.random.between(1, 2))];
    if (this.random.chance(0.3)) {
      lines.push(`${indent}elif ${condition()}:`, ...this.block(scope, `${indent}    `, 1));
    }
    if (this.random.chance(0.5)) lines.push(`${indent}else:`, ...this.block(scope, `${indent}    `, 1));
    return lines;
  }

  loop(scope, indent) {
    const { random } = this;
    if (this.loopDepth > 1) return this.print(scope, indent);
    const name = this.program.freshName();
    const over = random.weighted([
      [4, () => `range(${random.between(0, 4)})`], [3, () => `${this.expressions.of("list", scope, 1)}[:4]`],
      [1, () => `${this.expressions.of("tuple", scope, 1)}[:4]`],
      [1, () => `sorted(${this.expressions.of("set", scope, 1)})[:4]`],
    ])();
    const lines = [`${indent}for ${name} in ${over}:`];
    scope.add(name, "int");
    this.loopDepth += 1;
    lines.push(...this.block(scope, `${indent}    `, random.between(1, 2)));
    if (random.chance(0.3)) {
      lines.push(`${indent}    if ${this.expressions.of("bool", scope, 1)}:`, `${indent}        ${random.pick(["break", "continue"])}`);
      lines.push(...this.block(scope, `${indent}    `, 1));
    }
    this.loopDepth -= 1;
    if (random.chance(0.25)) lines.push(`${indent}else:`, ...this.block(scope, `${indent}    `, 1));
    return lines;
  }

  whileLoop(scope, indent) {
    const { random } = this;
    if (this.loopDepth > 1) return this.print(scope, indent);
    const fuel = this.program.freshName("n");
    const lines = [`${indent}${fuel} = ${random.between(1, 4)}`];
    lines.push(`${indent}while ${fuel} > 0${random.chance(0.3) ? ` and ${this.expressions.of("bool", scope, 1)}` : ""}:`);
    lines.push(`${indent}    ${fuel} -= 1`);
    this.loopDepth += 1;
    lines.push(...this.block(scope, `${indent}    `, random.between(1, 2)));
    this.loopDepth -= 1;
    if (random.chance(0.25)) lines.push(`${indent}else:`, ...this.block(scope, `${indent}    `, 1));
    return lines;
  }

  guarded(scope, indent) {
    const { random } = this;
    const deep = `${indent}    `;
    const lines = [`${indent}try:`, ...this.block(scope, deep, random.between(1, 3))];
    if (random.chance(0.3)) lines.push(...this.raising(scope, deep));
    const hasFinally = random.chance(0.25);
    if (random.chance(0.85) || !hasFinally) {
      const handlers = random.times(1, 2, () => random.pick(kErrors));
      if (random.chance(0.6)) handlers.push("Exception");
      for (const error of handlers) {
        lines.push(`${indent}except ${error} as e:`, `${deep}print(type(e).__name__, e)`);
        if (random.chance(0.15)) lines.push(...this.block(scope, deep, 1));
        if (random.chance(0.1)) lines.push(`${deep}print(repr(e.__cause__), repr(e.__context__), e.args)`);
      }
      if (random.chance(0.2)) lines.push(`${indent}else:`, ...this.block(scope, deep, 1));
    }
    if (hasFinally) lines.push(`${indent}finally:`, ...this.block(scope, deep, 1));
    return lines;
  }

  raising(scope, indent) {
    const { random } = this;
    const text = () => this.expressions.of(random.pick(["str", "int"]), scope, 0);
    return [`${indent}${random.weighted([
      [4, () => `raise ValueError(${text()})`], [2, () => `raise KeyError(${text()})`],
      [1, () => `raise TypeError(${text()}, ${text()})`], [1, () => "raise IndexError"],
      [1, () => `raise ValueError(${text()}) from KeyError(${text()})`], [1, () => "raise"],
      [1, () => `raise RuntimeError(${text()}) from None`], [1, () => `raise ${text()}`],
      [1, () => "undefined_name"], [1, () => "None.attribute"], [1, () => "1()"], [1, () => "(1).real = 2"],
      [1, () => "int.nothing"], [1, () => "len(5)"], [1, () => "[].append()"], [1, () => "'a' < 1"],
    ])()}`];
  }

  // A call of a function that was defined; also with wrong arguments.
  calledTwice(scope, indent) {
    const known = this.program.functions.filter((each) => each.visibleIn(scope));
    if (known.length === 0 || this.program.callBudget-- <= 0) return this.print(scope, indent);
    const callee = this.random.pick(known);
    return [`${indent}print(${callee.name}(${this.expressions.argumentsFor(callee, scope, 1)}))`];
  }

  // What the project is about: counts, cycles, finalizers, weak references.
  memory(scope, indent) {
    const { random, program } = this;
    if (!program.memory || this.loopDepth > 0) return this.print(scope, indent);
    const [a, b, c] = [0, 1, 2].map(() => program.freshName("m"));
    const lines = ["gc.collect()", `${a} = Tracked("${a}")`, `${b} = ${random.pick([`Tracked("${b}")`, "[]", "{}", `[${a}]`])}`];
    const links = [
      `${a}.me = ${a}`, `${a}.other = ${b}`, `${a}.items = [${a}, ${b}]`, `${a}.f = lambda: ${a}`, `${c} = (${a}, ${b})`,
      `${a}.bound = ${a}.method`, `${a}.d = {"k": ${b}}`, `${c} = weakref.ref(${a})`, `${c} = weakref.ref(${a}, called)`,
      `${a}.ref = weakref.ref(${a}, called)`, `${a}.gen = (i for i in [${a}])`, `${c} = [${a}] * 3`,
      `${a}.exc = ValueError(${a})`, `${c} = weakref.proxy(${a})`, `${a}.s = {${a}}`,
    ];
    const looks = [
      `print(sys.getrefcount(${a}))`, `print(sys.getrefcount(${b}))`, "print(gc.collect())", `print(gc.is_tracked(${a}), gc.is_tracked(${b}))`,
      "gc.collect()", `print(len(gc.get_referrers(${a})))`,
      "print(gc.get_count()[1:])", `print(weakref.getweakrefcount(${a}))`, "print(gc.collect(0))", "print(gc.collect(1))",
      `print(sys.getsizeof(${b}))`,
    ];
    for (let i = random.between(1, 4); i > 0; --i) lines.push(random.pick(links));
    for (let i = random.between(0, 2); i > 0; --i) lines.push(random.pick(looks));
    lines.push(random.pick([`del ${a}`, `${a} = None`, `del ${a}, ${b}`, `${b} = ${a} = 0`, "pass"]));
    for (let i = random.between(1, 2); i > 0; --i) lines.push(random.pick(["print(gc.collect())", "gc.collect()", `print(type(${b}).__name__)`]));
    return [`${indent}try:`, ...lines.map((line) => `${indent}    ${line}`),
      `${indent}except (NameError, TypeError, ReferenceError, AttributeError) as e:`, `${indent}    print(type(e).__name__, e)`];
  }
}
