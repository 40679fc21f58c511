// calls.mjs - random calls of builtin methods and functions, by the tables of method_tables.mjs.
//
// Most arguments fit. Some do not: one too many, one of another kind, one given by a name. So the
// words of complaints are compared, too.
import { guarded } from "./guarded.mjs";
import { kFunctions, kMethods, kModuleFunctions } from "./method_tables.mjs";

// `name: [[word, ...], ...]` of each entry of a table.
function parsed(table) {
  const found = [];
  for (const entry of table.split(";")) {
    const [first, ...others] = entry.trim().split("|");
    const [name, ...words] = first.trim().split(/\s+/);
    found.push([name, [words, ...others.map((way) => way.trim().split(/\s+/).filter(Boolean))]]);
  }
  return found;
}

const kTables = new Map(Object.entries(kMethods).map(([kind, table]) => [kind, parsed(table)]));
const kCallables = parsed(kFunctions).filter(([name]) => !["id", "memo", "input", "dir", "super"].includes(name));
const kModules = Object.entries(kModuleFunctions).map(([module, table]) => [module, parsed(table)]);

const kChoices = {
  small: ["0", "1", "-1", "2", "3", "-2", "5", "10", "-7", "True", "None"],
  width: ["0", "1", "4", "7", "12", "-3"],
  two: ["2", "0", "1"],
  byte: ["0", "65", "255", "256", "-1"],
  cube: ["0", "-8", "27.0", "1e3", "float('inf')"],
  zero: ["0", "0.0", "-0.0"],
  bool: ["True", "False", "0", "1"],
  None: ["None"],
  len: ["len"],
  char: ['"a"', '"é"', '"日"', 'b"z"', '"\\U0001f600"', '"ab"', '""'],
  filler: ['"*"', '"é"', '"ab"', '""'],
  order: ['"big"', '"little"', '"middle"'],
  codec: ['"utf-8"', '"ascii"', '"latin-1"', '"utf8"', '"UTF-8"', '"nonsense"', '"utf-16-le"'],
  errors: ['"strict"', '"ignore"', '"replace"', '"backslashreplace"', '"odd"', '"xmlcharrefreplace"', '"surrogateescape"'],
  table: ["{97: 'X', 98: None}", "{97: 98}", "str.maketrans('ab', 'xy')", "{}", "{97: 1.5}", "'xyz'"],
  hex: ['"00ff"', '"0 1"', '"ab cd"', '"zz"', '"a"', '""', '" 7f "'],
  hexfloat: ['"0x1.8p+1"', '"-0x.1p3"', '"inf"', '"1.5"', '"0x"', '"nan"', '"0x1p2000"'],
  numberText: ['"12"', '" -7\\n"', '"0x1f"', '"1_0"', '"1__0"', '"12.5"', '"1e3"', '"nan"', '"-inf"', '"٣"', '""', '"1 2"', 'b"42"', '"infinity"', '"9" * 30', '"\\x00"'],
  attribute: ['"real"', '"x"', '"append"', '"__class__"', '"__doc__x"', '"upper"', '"__len__"', "'imag'", "'a b'"],
  type: ["int", "str", "list", "dict", "bool", "float", "tuple", "set", "object", "type", "bytes", "Exception", "KeyError", "None"],
  types: ["(int, str)", "int | None", "(list, (dict, set))", "()", "(int, 5)", "[int]", "str | bytes"],
  key: ["abs", "len", "str", "lambda v: -v", "lambda v: v % 3", "None", "lambda v: 0", "lambda: 1", "bool", "repr", "lambda v: v > 2", "5"],
  key2: ["lambda a, b: a - b", "max", "lambda a, b: (a > b) - (a < b)", "lambda a, b: a * b % 1009", "pow", "lambda a: a", "min"],
  slice: ["slice(1, 3)", "slice(None)", "slice(None, None, -1)", "slice(2, None, 2)", "slice(-3, -1)", "slice(0, 9, 0)", "slice('a', 2)"],
  spec: ['""', '">8"', '"x"', '",.2f"', '"08.3f"', '"*^10"', '"+d"', '"e"', '"%"', '"#o"', '"5s"', '"z"', '"10.3"', '"_b"', '"c"', '"d"', '"n"', '"=+7"', '"<5d"', '".0f"', '"s"', '".2"', '"q"', '",x"', '"-"', '"#.3g"', '" "', '"05"', '"é^7"'],
  pairs: ["[('a', 1), ('b', 2)]", "[(1, 2, 3)]", "['ab', 'cd']", "[1]", "()", "[('x', [1])]", "zip('ab', [1, 2])"],
  pairsOfInts: ["[(1, 2), (3, 4)]", "[(5, 2)]", "[(1,)]", "zip([9, 8], [7, 6])"],
  lists: ["[[1], [2, 3]]", "[[]]", "[[1], 2]", "[(1,), [2]]"],
  words: ['["a", "bb"]', '("x", "y", "x")', "[]", '["a", 1]', '"abc"', '("he", "x")', "{'k': 1}"],
  names: ["'x y'", "'x, y, z'", "['a', 'b']", "'x x'", "'class'", "'_a'", "()"],
  text: null, // What the receiver is made of.
  chars: null,
  range: ["range(4)", "range(2, 9, 3)", "range(5, -5, -2)", "range(0)", "range(10**20, 10**20 + 3)"],
  bytearray: ['bytearray(b"abc")', "bytearray(3)", "bytearray()", "bytearray(b'a,b c')"],
  frozenset: ["frozenset({1, 2})", "frozenset()", "frozenset(range(5))"],
  shortlist: ["[1, 2, 3]", "[3, 1]", "[]", "'abc'", "range(3)", "(7,)"],
  pattern: ["r'\\w+'", "r'(a)(b)?'", "'[^a-c]'", "' '", "''", "r'\\d'", "'x*'", "r'(?P<n>l+)'", "'('", "r'(?i)H'", "'l|o'"],
  jsonText: ["'[1, 2.5, null]'", '\'{"a": [true, "x"]}\'', "'{'", "'\"\\\\u00e9\"'", "''", "'[1,]'", "'nan'", "'1e5'", "'{\"a\" 1}'"],
};

const kExpressionKinds = ["int", "float", "str", "bytes", "list", "tuple", "dict", "set", "strings"];

// Of many objects this is an address; a number printed would be an accident of the run.
const kOfAddresses = new Set(["hash"]);
// Without arguments they give whole namespaces, with what each interpreter has in them; only the
// names are shown.
const kNamespaces = new Set(["vars", "locals", "globals"]);
// What these hold may become a set's item, whose place in it is its address where it is hashed by
// that: classes, functions and the like, None before 3.12, and nan from 3.10 on.
const kHolders = new Set(["list", "set", "tuple", "dict", "frozenset", "deque"]);
const kHashedByAddress = /\b(None|NotImplemented|int|len|object|print|iter|lambda|for|ValueError|nan)\b|\.\.\./;

export class Calls {
  constructor(random, program, expressions) {
    Object.assign(this, { random, program, expressions });
  }

  /** Frames of protocols.mjs. */
  frames() {
    return [this.methods, this.methods, this.methods, this.functions, this.functions, this.ofModule, this.ofModule,
      this.unboundMethods, this.chain].map((frame) => frame.bind(this));
  }

  any(scope, receiver) {
    const value = this.anything(scope);
    return kHolders.has(receiver) && kHashedByAddress.test(value) ? "'a'" : value;
  }

  anything(scope) {
    const { random } = this;
    if (random.chance(0.25)) {
      return random.pick(["None", "...", "NotImplemented", "int", "len", "'a'", "object", "[]", "()", "{}", "0", "-1.5", "True", "iter([1, 2])",
        "(lambda: 5)", "{1, 2}", "slice(1, 2)", "range(3)", "ValueError('v')", "(i for i in range(3))", "bytearray(b'x')", "{'a': 1}.items()", "print"]);
    }
    return this.expressions.of(random.pick(kExpressionKinds), scope, random.between(0, 1));
  }

  argument(word, scope, receiver, wrongness) {
    const { random } = this;
    if (word === "any" || random.chance(wrongness)) return this.any(scope, receiver);
    if (word === "text" || word === "chars") return this.textLike(receiver, scope);
    if (word === "words" && receiver?.startsWith("bytes")) return random.pick(["[b'a', b'c']", "(b'1', b'')", "[b'a', 'b']", "b'ab'"]);
    if (word === "filler" && receiver?.startsWith("byte")) return random.pick(["b'*'", "b''", "'*'"]);
    if (kExpressionKinds.includes(word)) return this.expressions.of(word, scope, random.between(0, 1));
    const choices = kChoices[word];
    if (!choices) throw new Error(`a table names the kind ${word}`);
    return random.pick(choices);
  }

  textLike(receiver, scope) {
    const kind = receiver?.startsWith("byte") ? "bytes" : "str";
    const short = kind === "bytes" ? ["b'a'", "b' '", "b''", "b'c'", "b'12'"] : ["'a'", "' '", "''", "'l'", "','", "'o'", "'b'"];
    return this.random.chance(0.6) ? this.random.pick(short) : this.expressions.of(kind, scope, 0);
  }

  // `wrongness`: how likely it is that there is one too many, too few, or one of an unknown name.
  argumentsOf(ways, scope, receiver, wrongness = 0.02 + this.program.wrongness) {
    const { random } = this;
    const given = [];
    const argument = (word) => this.argument(word, scope, receiver, wrongness);
    for (const word of random.pick(ways)) {
      if (word.startsWith("?")) {
        if (random.chance(0.5)) break;
        given.push(argument(word.slice(1)));
      } else if (word.includes("=")) {
        const [name, kind] = word.split("=");
        given.push(`${name}=${argument(kind)}`);
      } else {
        given.push(argument(word));
      }
    }
    if (random.chance(wrongness)) given.push(this.any(scope, receiver));
    if (random.chance(wrongness / 2)) given.push(`${random.pick(["x", "key", "sep", "end", "base", "default"])}=1`);
    if (random.chance(wrongness / 2)) given.shift();
    const named = (each) => /^[a-z_]+=[^=]/.test(each);
    return [...given.filter((each) => !named(each)), ...new Set(given.filter(named))].join(", ");
  }

  receiverOf(kind, scope) {
    if (kExpressionKinds.includes(kind)) return this.expressions.of(kind, scope, this.random.between(0, 1));
    return this.random.pick(kChoices[kind]);
  }

  // Prints a value by what it holds when it is an iterator: the address says nothing.
  shown(text) {
    return `show(${text})`;
  }

  methods(scope) {
    const { random, program } = this;
    const kind = random.pick([...kTables.keys()]);
    const name = program.freshName("r");
    const lines = [`${name} = ${this.receiverOf(kind, scope)}`];
    for (let i = random.between(2, 5); i > 0; --i) {
      const [method, ways] = random.pick(kTables.get(kind));
      lines.push(...guarded(this.shown(`${name}.${method}(${this.argumentsOf(ways, scope, kind)})`)));
    }
    return [...lines, this.shown(name)];
  }

  unboundMethods(scope) {
    const { random } = this;
    const kind = random.pick([...kTables.keys()]);
    const lines = [];
    for (let i = random.between(1, 3); i > 0; --i) {
      const [method, ways] = random.pick(kTables.get(kind));
      const self = random.chance(0.85) ? this.receiverOf(kind, scope) : this.any(scope);
      const given = this.argumentsOf(ways, scope, kind);
      lines.push(...guarded(this.shown(`${kind}.${method}(${[self, given].filter(Boolean).join(", ")})`)));
    }
    return lines;
  }

  functions(scope) {
    const lines = [];
    for (let i = this.random.between(2, 4); i > 0; --i) {
      const [name, ways] = this.random.pick(kCallables);
      const call = `${name}(${this.argumentsOf(ways, scope)})`;
      const names = kNamespaces.has(name) && call.endsWith("()") ? `list(${call})` : call;
      lines.push(...guarded(this.shown(kOfAddresses.has(name) ? `${call} == ${call}` : names)));
    }
    return lines;
  }

  ofModule(scope) {
    const { random } = this;
    const [module, table] = random.pick(kModules);
    const lines = [`import ${module}`];
    for (let i = random.between(1, 4); i > 0; --i) {
      const [name, ways] = random.pick(table);
      lines.push(...guarded(this.shown(`${module}.${name}(${this.argumentsOf(ways, scope, undefined, 0)})`)));
    }
    return lines;
  }

  // One call after another on what the former returned.
  chain(scope) {
    const { random } = this;
    const kind = random.pick(["str", "bytes", "list", "dict", "set", "tuple"]);
    let text = `(${this.receiverOf(kind, scope)})`;
    for (let i = random.between(2, 3); i > 0; --i) {
      const [method, ways] = random.pick(kTables.get(kind));
      text += `.${method}(${this.argumentsOf(ways, scope, kind)})`;
    }
    return guarded(this.shown(text));
  }
}
