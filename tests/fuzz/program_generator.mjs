// program_generator.mjs - a random program out of a seed. Read this first.
//
// A program is correct most of the time, ends soon, and prints a lot. It knows nothing of addresses,
// time or chance, so two implementations of Python must print the same.
import { Definitions } from "./definitions.mjs";
import { Expressions, kKinds } from "./expressions.mjs";
import { Protocols } from "./protocols.mjs";
import { Random } from "./random.mjs";
import { Scope } from "./scope.mjs";
import { Statements } from "./statements.mjs";

const kDecorators = [
  "def traced(function):", "    def inner(*args, **kw):", '        print("call", len(args), sorted(kw))',
  "        return function(*args, **kw)", "    return inner", "def tagged(tag):",
  "    def decorate(function):", "        function.tag = tag", "        return function", "    return decorate",
];
// Prints a value by its type and by what it yields, when it is an iterator: its address says nothing.
const kShow = [
  "import gc", "gc.disable()", // What modules make when they are imported decides when it would run.
  "def show(value):", "    kind = type(value).__name__", '    if hasattr(type(value), "__next__"):',
  "        items = []", "        for each in value:", "            items.append(each)", "            if len(items) == 8: break",
  "        print(kind, items)", '    elif kind in ("set", "frozenset"):', "        print(kind, sorted(map(repr, value)))",
  "    else:", "        print(kind, repr(value))",
];
const kMemory = [
  "import gc, sys, weakref", "gc.collect()", "class Tracked:", "    def __init__(self, name):", "        self.name = name",
  "    def method(self):", "        return self.name", "    def __del__(self):", '        print("del", self.name)',
  "def called(reference):", '    print("weakref callback", reference() is None)',
];

/** Source text; the same for the same seed. */
export function generateProgram(seed) {
  const random = new Random(seed);
  const names = new Map();
  const program = {
    functions: [],
    generators: [],
    classes: [],
    declared: new Set(),
    callBudget: 30,
    wrongness: random.pick([0, 0.01, 0.04]),
    walrus: true,
    positionalOnly: true,
    memory: random.chance(0.4),
    freshName(prefix = "v") {
      const number = names.get(prefix) ?? 0;
      names.set(prefix, number + 1);
      return `${prefix}${number}`;
    },
  };
  const expressions = new Expressions(random, program);
  const statements = new Statements(random, program, expressions);
  statements.definitions = new Definitions(random, program, expressions, statements);
  statements.protocols = new Protocols(random, program, expressions);
  const module = new Scope();
  const lines = [...(program.memory ? kMemory : []), ...kDecorators, ...kShow];
  for (const kind of kKinds) {
    const name = program.freshName();
    lines.push(`${name} = ${expressions.literal(kind)}`);
    module.add(name, kind);
  }
  for (let i = random.between(5, 16); i > 0; --i) {
    if (random.chance(0.85)) {
      lines.push("try:", ...statements.block(module, "    ", random.between(1, 2)));
      lines.push("except Exception as e:", "    print(type(e).__name__, e)");
    } else {
      lines.push(...statements.block(module, "", 1));
    }
  }
  return `${lines.join("\n")}\n`;
}
