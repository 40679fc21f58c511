// expressions.mjs - random expressions of a wanted kind, as source text.
//
// Values stay small: no repetition by a variable, shifts and powers by small literals only.

const kInts = ["0", "1", "2", "3", "-1", "7", "10", "255", "256", "257", "-5", "2**62", "2**64", "10**20"];
const kFloats = ["0.0", "1.5", "-2.25", "1e10", "0.1", "3.0", "1e-7", "-0.0", "123456.789", "1e300"];
const kStrings = ['""', '"a"', '"abc"', "'it'", '"Hello World"', '"x y z"', '"ñé"', '"日本"', '"tab\\t"',
  '"12"', '"%"', '"a,b,,c"', "'quo\"te'", '"\\U0001f600"', '"  pad "', '"éa"'];
const kBytes = ['b""', 'b"abc"', 'b"\\x00\\xff"', 'b"12 3"', "b'q\"'"];
const kNames = ["p", "q", "r"]; // of comprehension and lambda variables
const kFormats = [":>8", ":<6", ":^9", "!r", "!s", "!a", ":*^12", ""];
const kIntFormats = [":d", ":05d", ":x", ":#x", ":b", ":,", ":+d", ":>6", ":_", ":o", ":e", ":.2f", ":%", ":c", ""];
const kFloatFormats = [":.2f", ":e", ":g", ":.3g", ":8.1f", ":+.1f", ":,.2f", ":%", "", ":010.3f", "!r"];

export const kKinds = ["int", "float", "bool", "str", "bytes", "list", "strings", "tuple", "dict", "set"];

export class Expressions {
  constructor(random, program) {
    this.random = random;
    this.program = program; // what is defined: functions, classes
  }

  /** An expression of `kind` in `scope`, at most `depth` operators deep. */
  of(kind, scope, depth) {
    const { random } = this;
    if (random.chance(this.program.wrongness)) kind = random.pick(kKinds);
    const names = scope.visible(kind);
    if (names.length > 0 && random.chance(depth <= 0 ? 0.7 : 0.35)) return random.pick(names);
    if (depth <= 0) return this.literal(kind, scope);
    if (random.chance(0.04)) return this.conditional(kind, scope, depth);
    if (random.chance(0.03)) return `(lambda: ${this.of(kind, scope, depth - 1)})()`;
    if (random.chance(0.02)) return this.assignedInside(kind, scope, depth);
    const call = random.chance(0.1) && this.callOf(kind, scope, depth);
    return call || this[kind](scope, depth - 1);
  }

  literal(kind) {
    const { random } = this;
    switch (kind) {
      case "int": return random.chance(0.5) ? `${random.between(-9, 40)}` : random.pick(kInts);
      case "float": return random.pick(kFloats);
      case "bool": return random.pick(["True", "False"]);
      case "str": return random.pick(kStrings);
      case "bytes": return random.pick(kBytes);
      case "list": return `[${random.times(0, 4, () => this.literal("int")).join(", ")}]`;
      case "strings": return `[${random.times(0, 3, () => this.literal("str")).join(", ")}]`;
      case "tuple": return this.tupleOf(random.times(0, 3, () => this.literal("int")));
      case "dict": return `{${random.times(0, 3, () => `${this.literal("str")}: ${this.literal("int")}`).join(", ")}}`;
      case "set": return random.chance(0.2) ? "set()" : `{${random.times(1, 4, () => `${random.between(0, 30)}`).join(", ")}}`;
      case "any": return this.literal(random.pick(kKinds));
      default: throw new Error(`no literal of kind ${kind}`);
    }
  }

  any(scope, depth) {
    return this.of(this.random.pick(kKinds), scope, depth);
  }

  conditional(kind, scope, depth) {
    const [yes, condition, no] = [kind, "bool", kind].map((each) => this.of(each, scope, depth - 1));
    return `(${yes} if ${condition} else ${no})`;
  }

  assignedInside(kind, scope, depth) {
    if (scope.isClass || scope.isComprehension || !this.program.walrus) return this.of(kind, scope, depth - 1);
    const value = this.of(kind, scope, depth - 1);
    const name = this.program.freshName();
    scope.add(name, kind);
    return `(${name} := ${value})`;
  }

  callOf(kind, scope, depth) {
    const functions = this.program.functions.filter((each) => each.returns === kind && each.visibleIn(scope));
    if (functions.length === 0) return undefined;
    const callee = this.random.pick(functions);
    if (this.program.callBudget-- <= 0) return undefined;
    return `${callee.name}(${this.argumentsFor(callee, scope, depth - 1)})`;
  }

  // Arguments that fit the parameters; once in a while they do not.
  argumentsFor({ parameters }, scope, depth) {
    const { random } = this;
    const positional = [];
    const keywords = [];
    let mustName = false;
    for (const { name, kind, form, hasDefault } of parameters) {
      if (form === "args") {
        if (!mustName) positional.push(...random.times(0, 2, () => this.of("int", scope, 0)));
        if (!mustName && random.chance(0.2)) positional.push(`*${this.of("list", scope, 0)}`);
        mustName = true;
      } else if (form === "kwargs") {
        if (random.chance(0.4)) keywords.push(`extra=${this.of("int", scope, 0)}`);
        if (random.chance(0.2)) keywords.push(`**{"more": ${this.of("int", scope, 0)}}`);
      } else {
        if (hasDefault && random.chance(0.5)) {
          mustName = true;
          continue;
        }
        if (random.chance(this.program.wrongness)) continue;
        const value = this.of(kind, scope, depth);
        const byName = form === "keyword" || (form !== "positional" && (mustName || random.chance(0.2)));
        if (byName) {
          keywords.push(`${name}=${value}`);
          mustName = true;
        } else if (!mustName) {
          positional.push(value);
        }
      }
    }
    if (random.chance(this.program.wrongness)) positional.push("0");
    if (random.chance(this.program.wrongness)) keywords.push("zz=1");
    return [...positional, ...keywords].join(", ");
  }

  tupleOf(items) {
    if (items.length === 1) return `(${items[0]},)`;
    return `(${items.join(", ")})`;
  }

  // A comprehension's body over one variable, with what it iterates over.
  overItems(scope, depth, make) {
    const name = this.random.pick(kNames);
    const inner = scope.within([{ name, kind: "int" }]);
    const { walrus } = this.program;
    this.program.walrus = false; // Python allows none in what a comprehension iterates over.
    const source = this.intIterable(scope, depth);
    this.program.walrus = walrus;
    const condition = this.random.chance(0.3) ? ` if ${this.of("bool", inner, 1)}` : "";
    let second = "";
    if (this.random.chance(0.1)) {
      const other = `${name}2`;
      second = ` for ${other} in ${this.of("tuple", inner, 0)}`;
      inner.variables.push({ name: other, kind: "int" });
    }
    return make(inner, `for ${name} in ${source}${condition}${second}`);
  }

  intIterable(scope, depth) {
    const { random } = this;
    const of = (kind) => this.of(kind, scope, depth - 1);
    const generators = scope.visible("generator");
    if (generators.length > 0 && random.chance(0.1)) return random.pick(generators);
    return random.weighted([
      [4, () => `range(${random.between(0, 5)})`],
      [1, () => `range(${random.between(-3, 9)}, ${random.between(-9, 9)}, ${random.pick([-3, -2, -1, 2, 3])})`],
      [4, () => of("list")], [2, () => of("tuple")], [1, () => `sorted(${of("set")})`],
      [1, () => of("set")],
      [1, () => `reversed(${of("list")})`], [1, () => `${of("dict")}.values()`],
      [1, () => `map(abs, ${of("list")})`], [1, () => `filter(None, ${of("list")})`],
      [1, () => of("bytes")],
      [1, () => this.overItems(scope, depth - 1, (inner, loop) => `(${this.of("int", inner, 1)} ${loop})`)],
    ])();
  }

  int(scope, depth) {
    const { random } = this;
    const of = (kind, each = depth) => this.of(kind, scope, each);
    return random.weighted([
      [10, () => `(${of("int")} ${random.pick(["+", "-", "*", "//", "%", "&", "|", "^"])} ${of("int")})`],
      [2, () => `(${of("int")} ${random.pick(["<<", ">>"])} ${random.between(0, 5)})`],
      [1, () => `(${of("int")} ** ${random.between(0, 3)})`],
      [2, () => `${random.pick(["-", "+", "~"])}${this.atom("int", scope, depth)}`],
      [1, () => `abs(${of("int")})`],
      [3, () => `len(${of(random.pick(["str", "list", "dict", "tuple", "set", "bytes", "strings"]))})`],
      [2, () => `${random.pick(["min", "max"])}(${of("int")}, ${of("int")})`],
      [1, () => `${random.pick(["min", "max"])}(${of("list")}, default=${of("int", 0)})`],
      [2, () => `sum(${this.intIterable(scope, depth)})`],
      [1, () => `int(${of(random.pick(["float", "str", "bool"]))})`],
      [2, () => `${this.atom("list", scope, depth)}[${random.between(-2, 3)}]`],
      [1, () => `${this.atom("tuple", scope, depth)}[${random.between(-2, 2)}]`],
      [1, () => `${this.atom("bytes", scope, depth)}[${random.between(-1, 1)}]`],
      [2, () => `${this.atom("dict", scope, depth)}.get(${of("str", 0)}, ${of("int", 0)})`],
      [1, () => `${this.atom("dict", scope, depth)}[${of("str", 0)}]`],
      [1, () => `${of("str")}.${random.pick(["find", "count", "index", "rfind"])}(${of("str", 0)})`],
      [1, () => `${of("list")}.${random.pick(["count", "index"])}(${of("int", 0)})`],
      [1, () => `${random.pick(["divmod"])}(${of("int")}, ${of("int")})[${random.between(0, 1)}]`],
      [1, () => `pow(${of("int")}, ${random.between(0, 9)}, ${random.pick(["7", "1000", "1", "-5"])})`],
      [1, () => `(${of("int")}).bit_length()`],
      [1, () => `ord(${of("str", 0)}[:1])`],
      [1, () => `round(${of("float")})`],
      [1, () => `next(iter(${of("list")}), ${of("int", 0)})`],
      [1, () => `(lambda ${random.pick(["a, b=2", "a, *, b=3", "*a, b=1", "a=1, b=5"])}: ${random.pick(["b", "len(str(a)) + b"])})(${of("int")})`],
      [1, () => `(${of("int")} ${random.pick(["and", "or"])} ${of("int")})`],
      [1, () => `hash(${of("int", 0)})`],
      [1, () => `int(${random.pick(['"ff", 16', '"101", 2', '"z", 36', '"1_000"', '"0x1f", 0', '" 12 "'])})`],
      [1, () => `[*${of("list")}, ${of("int", 0)}][0]`],
      [1, () => `(${of("bool")} + ${of("int")})`],
    ])();
  }

  // An operand that needs no parentheses.
  atom(kind, scope, depth) {
    return `(${this.of(kind, scope, depth)})`;
  }

  float(scope, depth) {
    const { random } = this;
    const of = (kind, each = depth) => this.of(kind, scope, each);
    return random.weighted([
      [4, () => `(${of("float")} ${random.pick(["+", "-", "*", "/"])} ${of("float")})`],
      [3, () => `(${of("int")} / ${of("int")})`],
      [2, () => `(${of("float")} ${random.pick(["//", "%"])} ${of("float")})`],
      [1, () => `(${of("float")} ** ${random.between(0, 3)})`],
      [2, () => `float(${of("int")})`],
      [1, () => `round(${of("float")}, ${random.between(-1, 4)})`],
      [1, () => `abs(${of("float")})`],
      [1, () => `float(${random.pick(['"1.5"', '"-inf"', '"nan"', '" 2e3 "', '"1_0.5"', '"x"'])})`],
      [1, () => `max(${of("float")}, ${of("int")})`],
      [1, () => `sum([${of("float")}, ${of("float")}], 0.0)`],
      [1, () => `divmod(${of("float")}, ${of("float")})[0]`],
    ])();
  }

  bool(scope, depth) {
    const { random } = this;
    const of = (kind, each = depth) => this.of(kind, scope, each);
    const compare = () => random.pick(["<", "<=", "==", "!=", ">", ">="]);
    return random.weighted([
      [5, () => `(${of("int")} ${compare()} ${of("int")})`],
      [2, () => `(${of("int")} ${compare()} ${of("float")} ${compare()} ${of("int")})`],
      [2, () => `(${of("str")} ${compare()} ${of("str")})`],
      [2, () => { const kind = random.pick(["list", "tuple", "set", "bytes"]); return `(${of(kind)} ${compare()} ${of(kind)})`; }],
      [1, () => `(${of("dict")} ${random.pick(["==", "!="])} ${of("dict")})`],
      [3, () => `(not ${of("bool")})`],
      [3, () => `(${of("bool")} ${random.pick(["and", "or"])} ${of("bool")})`],
      [2, () => `(${of("int")} ${random.pick(["in", "not in"])} ${of(random.pick(["list", "tuple", "set"]))})`],
      [1, () => `(${of("str", 0)} ${random.pick(["in", "not in"])} ${of(random.pick(["str", "dict", "strings"]))})`],
      [1, () => `(${of("any")} is ${random.pick(["None", "True"])})`.replace(/^\((-?\d|["'b[({])/, "(0 or $1")],
      [2, () => `isinstance(${of("any")}, ${random.pick(["int", "str", "(int, float)", "list", "(tuple, (set, dict))", "object", "bool"])})`],
      [2, () => `${random.pick(["any", "all"])}(${this.overItems(scope, depth, (inner, loop) => `${this.of("bool", inner, 1)} ${loop}`)})`],
      [1, () => `bool(${of("any")})`],
      [1, () => `${of("str")}.${random.pick(["startswith", "endswith"])}(${of("str", 0)})`],
      [1, () => `${of("str")}.${random.pick(["isdigit", "isalpha", "isupper", "islower", "isspace", "isidentifier", "istitle", "isalnum"])}()`],
      [1, () => `hasattr(${of("any")}, ${random.pick(['"append"', '"upper"', '"real"'])})`],
      [1, () => `callable(${random.pick(["len", "int", "3", "print", "None"])})`],
      [1, () => `${of("set")}.${random.pick(["issubset", "issuperset", "isdisjoint"])}(${of("list")})`],
    ])();
  }

  str(scope, depth) {
    const { random } = this;
    const of = (kind, each = depth) => this.of(kind, scope, each);
    return random.weighted([
      [4, () => `(${of("str")} + ${of("str")})`],
      [2, () => `(${of("str")} * ${random.between(-1, 3)})`],
      [5, () => this.formatted(scope, depth)],
      [3, () => `${of("str")}.${random.pick(["upper", "lower", "title", "strip", "capitalize", "swapcase", "lstrip", "rstrip", "casefold"])}()`],
      [2, () => `${of("str")}.replace(${of("str", 0)}, ${of("str", 0)}${random.chance(0.3) ? ", 1" : ""})`],
      [2, () => `${of("str", 0)}.join(${random.pick([of("strings"), `map(str, ${of("list")})`])})`],
      [3, () => `${this.atom("str", scope, depth)}[${this.slice()}]`],
      [1, () => `${this.atom("str", scope, depth)}[${random.between(-3, 2)}]`],
      [3, () => `${random.pick(["str", "repr", "ascii"])}(${of("any")})`],
      [1, () => `${random.pick(["hex", "bin", "oct"])}(${of("int")})`],
      [1, () => `chr(${random.pick(["97", "0x3b1", "0x1F600"])} + ${of("int", 0)} % 26)`],
      [1, () => `type(${of("any")}).__name__`],
      [2, () => `"%s|%5d|%-4s|%r" % (${of("any", 0)}, ${of("int")}, ${of("str", 0)}, ${of("any", 0)})`],
      [1, () => `"%${random.pick(["x", "o", "05d", "+d", "e", ".3f", "g", "c", "s", "#x", "-6d|", "5.1f", "%"])}" % ${this.atom("int", scope, depth)}`],
      [1, () => `"{} {:>4} {!r}".format(${of("int")}, ${of("int", 0)}, ${of("str", 0)})`],
      [1, () => `"{0[0]} {k} {0}".format(${of("list")}, k=${of("any", 0)})`],
      [1, () => `${of("str")}.${random.pick(["zfill", "center", "ljust", "rjust"])}(${random.between(0, 9)})`],
      [1, () => `${of("str")}.${random.pick(["partition", "rpartition"])}(${random.pick(['","', '" "', '"b"'])})[${random.between(0, 2)}]`],
      [1, () => `format(${of("int")}, ${random.pick(['"x"', '">7"', '",d"', '"08b"', '"^+9"'])})`],
      [1, () => `${of("bytes")}.decode("latin-1")`],
      [1, () => `${of("str")}.translate({97: "X", 98: None})`],
      [1, () => `${of("str")}.expandtabs(4)`],
    ])();
  }

  formatted(scope, depth) {
    const { random } = this;
    const piece = () => {
      const [kind, formats] = random.pick([["int", kIntFormats], ["float", kFloatFormats], ["str", kFormats], ["any", ["", "!r", "!s"]]]);
      const value = this.of(kind, scope, Math.min(depth, 1));
      // Before 3.12 an f-string cannot hold its own quotes or a backslash.
      const simple = /["'\\{}:!=]|lambda/.test(value) || value.includes("\n") ? random.pick(scope.visible(kind).concat("3")) : value;
      return `{${simple}${random.chance(0.1) ? "=" : ""}${random.pick(formats)}}`;
    };
    return `f"${random.times(1, 3, () => random.pick(["", "a", "{{", " ", "}}", "-"]) + piece()).join("")}"`;
  }

  slice() {
    const { random } = this;
    const bound = () => (random.chance(0.4) ? "" : `${random.between(-4, 5)}`);
    const step = random.chance(0.3) ? `:${random.pick(["", "-1", "2", "-2", "3", "1"])}` : "";
    return `${bound()}:${bound()}${step}`;
  }

  bytes(scope, depth) {
    const { random } = this;
    const of = (kind, each = depth) => this.of(kind, scope, each);
    return random.weighted([
      [2, () => `(${of("bytes")} + ${of("bytes")})`],
      [1, () => `(${of("bytes")} * ${random.between(0, 3)})`],
      [2, () => `${of("str", 0)}.encode(${random.pick(["", '"utf-8"', '"latin-1", "replace"'])})`],
      [1, () => `bytes([p % 256 for p in ${of("list")}])`],
      [1, () => `${this.atom("bytes", scope, depth)}[${this.slice()}]`],
      [1, () => `${of("bytes")}.${random.pick(["upper", "strip", "lower", "title"])}()`],
      [1, () => `bytes(bytearray(${of("bytes")}))`],
    ])();
  }

  list(scope, depth) {
    const { random } = this;
    const of = (kind, each = depth) => this.of(kind, scope, each);
    return random.weighted([
      [4, () => `[${random.times(0, 3, () => of("int")).join(", ")}]`],
      [5, () => this.overItems(scope, depth, (inner, loop) => `[${this.of("int", inner, Math.min(depth, 1))} ${loop}]`)],
      [2, () => `(${of("list")} + ${of("list")})`],
      [1, () => `(${of("list")} * ${random.between(-1, 2)})`],
      [3, () => `${this.atom("list", scope, depth)}[${this.slice()}]`],
      [2, () => `list(${this.intIterable(scope, depth)})`],
      [2, () => `sorted(${this.intIterable(scope, depth)}${random.pick(["", ", reverse=True", ", key=lambda v: -v", ", key=lambda v: v % 3", ", key=str"])})`],
      [2, () => `[*${of("list")}, *${of("tuple")}]`],
      [1, () => `list(map(lambda v: ${random.pick(["v + 1", "v * v % 7", "-v", "v // 2"])}, ${of("list")}))`],
      [1, () => `list(map(lambda v, w: v - w, ${of("list")}, ${of("tuple")}))`],
      [1, () => `list(filter(lambda v: v ${random.pick(["> 0", "% 2", "!= 3"])}, ${of("list")}))`],
      [1, () => `[i * x for i, x in enumerate(${of("list")}${random.pick(["", ", 1", ", start=-2"])})]`],
      [1, () => `[a + b for a, b in zip(${of("list")}, ${of("tuple")})]`],
      [1, () => `${of("list")}.copy()`],
      [1, () => `[len(w) for w in ${of("strings")}]`],
      [1, () => `[x for row in [${of("list")}, ${of("list")}] for x in row]`],
    ])();
  }

  strings(scope, depth) {
    const { random } = this;
    const of = (kind, each = depth) => this.of(kind, scope, each);
    return random.weighted([
      [2, () => `[${random.times(0, 3, () => of("str")).join(", ")}]`],
      [2, () => `${of("str")}.split(${random.pick(["", '","', '" ", 1', "None, 1", '"b"'])})`],
      [1, () => `sorted(${of("strings")}${random.pick(["", ", key=len", ", reverse=True", ", key=str.lower"])})`],
      [1, () => `list(${of("dict")})`],
      [1, () => `[w.upper() for w in ${of("strings")}]`],
      [1, () => `list(${of("str")})`],
      [1, () => `${of("str")}.splitlines(${random.pick(["", "True"])})`],
      [1, () => `${this.atom("strings", scope, depth)}[${this.slice()}]`],
      [1, () => `[str(p) for p in ${this.intIterable(scope, depth)}]`],
    ])();
  }

  tuple(scope, depth) {
    const { random } = this;
    const of = (kind, each = depth) => this.of(kind, scope, each);
    return random.weighted([
      [4, () => this.tupleOf(random.times(0, 3, () => of("int")))],
      [2, () => `tuple(${this.intIterable(scope, depth)})`],
      [1, () => `(${of("tuple")} + ${of("tuple")})`],
      [1, () => `(${of("tuple")} * ${random.between(0, 2)})`],
      [1, () => `${this.atom("tuple", scope, depth)}[${this.slice()}]`],
      [1, () => `divmod(${of("int")}, ${of("int")})`],
      [1, () => `(*${of("list")}, ${of("int", 0)})`],
    ])();
  }

  dict(scope, depth) {
    const { random } = this;
    const of = (kind, each = depth) => this.of(kind, scope, each);
    return random.weighted([
      [4, () => `{${random.times(0, 3, () => `${of("str", 0)}: ${of("int")}`).join(", ")}}`],
      [3, () => this.overItems(scope, depth, (inner, loop) => `{str(${this.of("int", inner, 0)}): ${this.of("int", inner, 1)} ${loop}}`)],
      [1, () => `{**${of("dict")}, ${of("str", 0)}: ${of("int")}}`],
      [1, () => `dict(a=${of("int")}, b=${of("int")})`],
      [1, () => `dict(zip(${of("strings")}, ${of("list")}))`],
      [1, () => `dict.fromkeys(${of("strings")}, ${of("int", 0)})`],
      [1, () => `dict(${of("dict")})`],
      [1, () => `(${of("dict")} | ${of("dict")})`],
      [1, () => `{k: v for k, v in ${of("dict")}.items() if v ${random.pick(["> 1", "!= 0", "% 2 == 0"])}}`],
    ])();
  }

  set(scope, depth) {
    const { random } = this;
    const of = (kind, each = depth) => this.of(kind, scope, each);
    return random.weighted([
      [3, () => `{${random.times(1, 4, () => of("int")).join(", ")}}`],
      [2, () => this.overItems(scope, depth, (inner, loop) => `{${this.of("int", inner, 1)} ${loop}}`)],
      [2, () => `(${of("set")} ${random.pick(["|", "&", "-", "^"])} ${of("set")})`],
      [2, () => `${random.pick(["set", "frozenset"])}(${this.intIterable(scope, depth)})`],
      [1, () => `${of("set")}.${random.pick(["union", "intersection", "difference", "symmetric_difference"])}(${of("list")})`],
    ])();
  }
}
