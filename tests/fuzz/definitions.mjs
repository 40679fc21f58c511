// definitions.mjs - random functions, generators, classes and context managers.

export class Definitions {
  constructor(random, program, expressions, statements) {
    Object.assign(this, { random, program, expressions, statements });
  }

  // Parameters in their order: positional-only, plain, *args, keyword-only, **kwargs.
  parameters() {
    const { random } = this;
    const make = (form, hasDefault) => ({
      name: this.program.freshName("p"),
      kind: random.pick(["int", "int", "str", "list"]),
      form,
      hasDefault,
    });
    const found = [];
    const plain = random.between(0, 3);
    const firstDefault = random.between(0, plain + 1);
    const slash = this.program.positionalOnly && plain > 0 && random.chance(0.15) ? random.between(1, plain) : 0;
    for (let i = 0; i < plain; ++i) found.push(make(i < slash ? "positional" : "plain", i >= firstDefault));
    if (random.chance(0.2)) found.push({ ...make("args", false), kind: "tuple" });
    const star = found.some(({ form }) => form === "args");
    if (star || random.chance(0.1)) {
      found.push(...random.times(star ? 0 : 1, 2, () => make("keyword", random.chance(0.5))));
    }
    if (random.chance(0.15)) found.push({ ...make("kwargs", false), kind: "dict" });
    return found;
  }

  parameterList(parameters, scope) {
    const parts = [];
    let sawStar = false;
    parameters.forEach(({ name, kind, form, hasDefault }, index) => {
      if (form === "keyword" && !sawStar) parts.push("*");
      if (form === "keyword" || form === "args") sawStar = true;
      const annotation = form === "plain" && this.random.chance(0.1) ? ": int" : "";
      const value = hasDefault ? `=${this.expressions.literal(kind, scope)}` : "";
      parts.push({ args: `*${name}`, kwargs: `**${name}` }[form] ?? `${name}${annotation}${value}`);
      if (form === "positional" && parameters[index + 1]?.form !== "positional") parts.push("/");
    });
    return parts.join(", ");
  }

  // `def` with its body; what it returns is of the kind `returns`.
  function(scope, indent) {
    const { random, program } = this;
    const name = program.freshName("f");
    const parameters = this.parameters();
    const returns = random.pick(["int", "str", "list", "int"]);
    const inner = scope.child({ isFunction: true });
    parameters.forEach((each) => inner.add(each.name, each.kind));
    const lines = [`${indent}def ${name}(${this.parameterList(parameters, scope)}):`];
    if (random.chance(0.15)) lines.unshift(`${indent}@${this.decorator()}`);
    lines.push(...this.outerDeclarations(scope, inner, `${indent}    `));
    lines.push(...this.statements.block(inner, `${indent}    `, random.between(1, 3)));
    if (random.chance(0.1)) {
      lines.push(`${indent}    try:`, `${indent}        return ${this.expressions.of(returns, inner, 2)}`);
      lines.push(`${indent}    finally:`, ...this.statements.block(inner, `${indent}        `, 1));
    } else if (random.chance(0.95)) {
      lines.push(`${indent}    return ${this.expressions.of(returns, inner, 2)}`);
    }
    program.functions.push({ name, parameters, returns, visibleIn: (where) => where.isInside(scope) });
    return lines;
  }

  decorator() {
    const { random } = this;
    return random.pick(["traced", "tagged(1)"]);
  }

  // `nonlocal` or `global` for some names of the scopes around.
  outerDeclarations(scope, inner, indent) {
    if (!this.random.chance(0.3) || scope.isClass) return [];
    const candidates = scope.variables.filter(({ kind, name }) => kind === "int" && !inner.has(name));
    if (candidates.length === 0) return [];
    const { name, kind } = this.random.pick(candidates);
    inner.add(name, kind);
    return [`${indent}${scope.parent ? "nonlocal" : "global"} ${name}`];
  }

  generator(scope, indent) {
    const { random, program, expressions } = this;
    const name = program.freshName("g");
    const inner = scope.child({ isFunction: true });
    const parameter = program.freshName("p");
    inner.add(parameter, "int");
    const deep = `${indent}    `;
    const item = program.freshName("v");
    const lines = [`${indent}def ${name}(${parameter}=3):`];
    const value = () => expressions.of("int", inner, 1);
    for (let i = random.between(1, 3); i > 0; --i) {
      lines.push(
        ...random.weighted([
          [3, () => [`${deep}yield ${value()}`]],
          [2, () => [`${deep}${item} = yield ${value()}`, `${deep}print("sent", ${item})`]],
          [2, () => [`${deep}for ${item} in range(3):`, `${deep}    yield ${item} + ${value()}`]],
          [2, () => [`${deep}yield from ${expressions.of("list", inner, 1)}`]],
          [2, () => [
            `${deep}try:`, `${deep}    yield ${value()}`,
            `${deep}except ${random.pick(["ValueError", "GeneratorExit", "(KeyError, TypeError)"])} as e:`,
            `${deep}    print("caught", type(e).__name__)`,
            ...(random.chance(0.5) ? [`${deep}    raise`] : [`${deep}    pass`]),
            `${deep}finally:`, `${deep}    print("finally", ${value()})`]],
          [1, () => this.statements.statement(inner, deep)],
          [1, () => [`${deep}if ${expressions.of("bool", inner, 1)}:`, `${deep}    return ${value()}`]],
        ])(),
      );
    }
    lines.push(`${deep}yield ${value()}`);
    program.generators.push({ name, visibleIn: (where) => where.isInside(scope) });
    return lines;
  }

  // What is done with a generator that was made.
  generatorUse(scope, indent) {
    const { random, program } = this;
    const known = program.generators.filter((each) => each.visibleIn(scope));
    if (known.length === 0) return this.generator(scope, indent);
    const made = `${random.pick(known).name}(${random.chance(0.5) ? this.expressions.of("int", scope, 1) : ""})`;
    const name = program.freshName("it");
    const guarded = (line) => [
      `${indent}try:`, `${indent}    ${line}`,
      `${indent}except (StopIteration, ValueError, RuntimeError, TypeError) as e:`,
      `${indent}    print(type(e).__name__, e)`];
    const lines = [`${indent}${name} = ${made}`];
    for (let i = random.between(1, 4); i > 0; --i) {
      lines.push(...random.weighted([
        [3, () => guarded(`print(next(${name}))`)],
        [2, () => guarded(`print(${name}.send(${random.pick(["None", "1", "'s'"])}))`)],
        [1, () => guarded(`print(${name}.throw(${random.pick(["ValueError('t')", "KeyError('k')", "StopIteration(4)"])}))`)],
        [1, () => guarded(`${name}.close()`)],
        [1, () => guarded(`print(next(${name}, "end"))`)],
      ])());
    }
    if (random.chance(0.4)) lines.push(...guarded(`print(list(${name}))`));
    if (random.chance(0.3)) lines.push(`${indent}del ${name}`);
    return lines;
  }

  class(scope, indent) {
    const { random, program, expressions } = this;
    const name = program.freshName("C");
    const bases = program.classes.filter((each) => each.visibleIn(scope) && !each.isLast);
    const base = bases.length > 0 && random.chance(0.5) ? random.pick(bases) : undefined;
    const deep = `${indent}    `;
    const inside = `${deep}    `;
    const body = scope.child({ isClass: true });
    const method = (parameters = []) => {
      const inner = body.child({ isFunction: true });
      parameters.forEach(([each, kind]) => inner.add(each, kind));
      return inner;
    };
    const lines = [`${indent}class ${name}${base ? `(${base.name})` : random.pick(["", "(object)", "()"])}:`];
    if (random.chance(0.15) && !base) lines.push(`${deep}__slots__ = ("x", "y")`);
    if (random.chance(0.3)) lines.push(`${deep}shared = ${expressions.of("int", body, 1)}`);
    lines.push(`${deep}def __init__(self, x=1):`);
    if (base && random.chance(0.7)) lines.push(`${inside}super().__init__(x)`);
    lines.push(`${inside}self.x = x`);
    if (random.chance(0.4)) lines.push(`${inside}self.y = ${expressions.of("int", method([["x", "int"]]), 1)}`);
    const members = [
      () => [`${deep}def m(self, a=2, *rest):`, ...this.statements.block(method([["a", "int"]]), inside, 1),
        `${inside}return self.x + ${expressions.of("int", method([["a", "int"]]), 1)}`],
      () => [`${deep}def __repr__(self):`, `${inside}return f"${name}({self.x!r})"`],
      () => [`${deep}def __str__(self):`, `${inside}return "str " + repr(self.x)`],
      () => [`${deep}def __eq__(self, other):`, `${inside}print("eq")`, `${inside}return self.x == getattr(other, "x", other)`,
        ...(random.chance(0.5) ? [`${deep}__hash__ = None`] : [`${deep}def __hash__(self):`, `${inside}return hash(self.x)`])],
      () => [`${deep}def __lt__(self, other):`, `${inside}return self.x < other.x`],
      () => [`${deep}def __add__(self, other):`,
        `${inside}return ${random.pick(["NotImplemented", "type(self)(self.x)", "self.x"])}`],
      () => [`${deep}def __radd__(self, other):`, `${inside}return ("radd", other)`],
      () => [`${deep}def __iadd__(self, other):`, `${inside}self.x = other`, `${inside}return self`],
      () => [`${deep}def __len__(self):`, `${inside}return ${random.pick(["2", "0", "-1", "'no'", "self.x"])}`],
      () => [`${deep}def __bool__(self):`, `${inside}print("bool")`, `${inside}return ${random.pick(["True", "False", "3"])}`],
      () => [`${deep}def __getitem__(self, key):`, `${inside}if key == 3:`, `${inside}    raise IndexError(key)`, `${inside}return key`],
      () => [`${deep}def __setitem__(self, key, value):`, `${inside}print("set", key, value)`],
      () => [`${deep}def __delitem__(self, key):`, `${inside}print("del", key)`],
      () => [`${deep}def __contains__(self, item):`, `${inside}return ${random.pick(["item == self.x", "'yes'", "0"])}`],
      () => [`${deep}def __iter__(self):`, `${inside}yield from ${expressions.of("list", method(), 1)}`],
      () => [`${deep}def __call__(self, *args, **kw):`, `${inside}return (args, kw)`],
      () => [`${deep}def __getattr__(self, name):`, `${inside}if name == "ghost":`, `${inside}    return 13`, `${inside}raise AttributeError(name)`],
      () => [`${deep}@property`, `${deep}def prop(self):`, `${inside}return ${expressions.of("int", method(), 1)}`,
        ...(random.chance(0.5) ? [`${deep}@prop.setter`, `${deep}def prop(self, value):`, `${inside}self.x = value`] : [])],
      () => [`${deep}@classmethod`, `${deep}def make(cls, x=5):`, `${inside}return cls(x)`],
      () => [`${deep}@staticmethod`, `${deep}def stat(a=1):`, `${inside}return a`],
      () => [`${deep}def __enter__(self):`, `${inside}print("enter", self.x)`, `${inside}return self`,
        `${deep}def __exit__(self, kind, value, trace):`, `${inside}print("exit", kind and kind.__name__, value)`,
        `${inside}return ${random.pick(["None", "True", "False"])}`],
      () => [`${deep}def __del__(self):`, `${inside}print("del", "${name}")`],
      () => [`${deep}def __index__(self):`, `${inside}return ${random.pick(["1", "2", "'x'"])}`],
      () => [`${deep}def __neg__(self):`, `${inside}return -self.x`],
      () => [`${deep}def __format__(self, spec):`, `${inside}return "<" + spec + ">"`],
      () => [`${deep}def __setattr__(self, name, value):`, `${inside}object.__setattr__(self, name, value)`],
      () => [`${deep}def __reversed__(self):`, `${inside}return iter([2, 1])`],
      () => [`${deep}def __init_subclass__(cls, **kw):`, `${inside}print("sub", cls.__name__, kw)`],
    ];
    for (let i = random.between(1, 6); i > 0; --i) lines.push(...random.pick(members)());
    program.classes.push({ name, visibleIn: (where) => where.isInside(scope) });
    return lines;
  }

  // An instance and something done with it.
  classUse(scope, indent) {
    const { random, program, expressions } = this;
    const known = program.classes.filter((each) => each.visibleIn(scope));
    if (known.length === 0) return this.class(scope, indent);
    const made = () => `${random.pick(known).name}(${random.chance(0.7) ? expressions.of(random.pick(["int", "int", "str"]), scope, 1) : ""})`;
    const name = program.freshName("o");
    const uses = [
      `print(repr(${name}), str(${name}))`, `print(${name}.m(${random.between(0, 5)}))`, `print(${name}.x)`,
      `print(${name}.prop)`, `${name}.prop = 9`, `print(len(${name}))`, `print(bool(${name}))`, `print(${name}[1], 5 in ${name})`,
      `print(list(${name}))`, `print(${name} + 1)`, `print(1 + ${name})`, `${name} += 3`, `print(${name}(1, k=2))`,
      `print(${name} == ${made()})`, `print(${name} < ${made()})`, `print(sorted([${name}, ${made()}])[0].x)`,
      `print(${name}.ghost)`, `print(${name}.missing)`, `print(type(${name}).make().x)`, `print(${name}.stat(2))`,
      `with ${name} as w:\n${indent}        print("in", w.x)`, `with ${name}:\n${indent}        raise ValueError("in with")`,
      `print({${name}: 1}[${name}])`, `print([10, 20, 30][${name}])`, `print(-${name})`, `print(f"{${name}:abc}")`,
      `${name}.z = 1`, `del ${name}.x`, `print(hasattr(${name}, "y"), getattr(${name}, "shared", 0))`, `${name}[4] = 5`, `del ${name}[4]`,
      `print(isinstance(${name}, object), type(${name}).__name__, type(${name}).__mro__[-1])`, `print(list(reversed(${name})))`,
      `a, b, *c = ${name}`, `print([v for v in ${name}])`, `print(${name} != 1, ${name} is None)`,
    ];
    const lines = [`${indent}try:`, `${indent}    ${name} = ${made()}`];
    for (let i = random.between(1, 4); i > 0; --i) lines.push(`${indent}    ${random.pick(uses)}`);
    lines.push(`${indent}except ${random.pick(["Exception", "(TypeError, AttributeError, ValueError, IndexError)"])} as e:`);
    lines.push(`${indent}    print(type(e).__name__, e)`);
    if (random.chance(0.3)) lines.push(`${indent}finally:`, `${indent}    ${name} = None`);
    return lines;
  }
}
