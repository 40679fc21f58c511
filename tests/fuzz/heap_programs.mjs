// heap_programs.mjs - a random program about memory out of a seed.
//
// It makes objects of many kinds, ties them together, lets go of them, and prints what it can see:
// counts, weak references, the order of finalizers and callbacks, what collections find, what
// happens at exit. heap_prelude.py has the classes and functions that all of them begin with.
import { readFileSync } from "node:fs";
import { Random } from "./random.mjs";

const kNames = Array.from({ length: 8 }, (_, i) => `v${i}`);
const kClasses = ["N", "N", "D", "D", "D", "D", "R", "R", "T", "T", "S", "S", "E", "G", "M"];
const kAttributes = ["a", "b", "me"];
const kWatches = [
  [3, "ref"], [4, "callback"], [2, "kept"], [1, "sub"], [2, "finalize"], [2, "table"],
  [0.5, "raises"], [0.5, "collects"], [1, "proxy"], [1, "key"], [1, "set"],
];

const kFlagsAtExit = "tell_of_the_exit = gc.set_debug";

/** Whether debug flags are on at the exit, when CPython's own modules are trash, too. */
export const tellsOfTheExit = (source) => source.includes(kFlagsAtExit);
/** Which classes are those of the program. */
export const kOwnClasses = /^gc: \w+ <[A-Z] /;

/** What every program begins with. */
export const kHeapPrelude = readFileSync(new URL("heap_prelude.py", import.meta.url), "utf8");

class Maker {
  constructor(seed) {
    this.random = new Random(seed);
    this.count = 0;
  }

  tag() {
    this.count += 1;
    return `"o${this.count}"`;
  }

  name() {
    return this.random.pick(kNames);
  }

  value() {
    if (this.random.chance(0.45)) return `${this.random.pick(kClasses)}(${this.tag()})`;
    const kinds = [
      () => `[${this.random.times(0, 3, () => this.name()).join(", ")}]`,
      () => `(${this.name()}, ${this.name()})`,
      () => `{"k": ${this.name()}, "l": ${this.name()}}`,
      () => `L([${this.name()}])`,
      () => `closure(${this.name()})`,
      () => `selfish(${this.name()})`,
      () => `default(${this.name()})`,
      () => `started(generator(${this.name()}, ${this.tag()}))`,
      () => `started(stubborn(${this.name()}, ${this.tag()}))`,
      () => `generator(${this.name()}, ${this.tag()})`,
      () => `(each for each in [${this.name()}])`,
      () => `caught(${this.name()})`,
      () => `chained(${this.name()})`,
      () => `frame(${this.name()})`,
      () => this.name(),
      () => `iter([${this.name()}])`,
      () => `type("K", (N,), {"held": ${this.name()}})`,
      () => `getattr(${this.name()}, "method", None)`,
      () => `take(${this.name()})`,
      () => `getattr(${this.name()}, "__dict__", None)`,
      () => `weakref.ref(${this.random.pick(["N", "D", "put"])})`,
    ];
    return this.random.pick(kinds)();
  }

  statement() {
    const [name, other] = [this.name(), this.name()];
    const attribute = `"${this.random.pick(kAttributes)}"`;
    const generation = this.random.pick(["", "", "0", "1", "2"]);
    return this.random.weighted([
      [18, () => `${name} = ${this.value()}`],
      [12, () => `put(${name}, ${attribute}, ${other})`],
      [5, () => `put(${name}, ${attribute}, ${name})`],
      [3, () => `drop(${name}, ${attribute})`],
      [7, () => `add(${name}, ${other})`],
      [3, () => `add(${name}, ${name})`],
      [1, () => `empty(${name})`],
      [11, () => `watch(${name}, ${this.tag()}, "${this.random.weighted(kWatches)}")`],
      [12, () => `${name} = None`],
      [5, () => `print("collect", gc.collect(${generation}))`],
      [4, () => "show()"],
      [3, () => `print("count", sys.getrefcount(${name}) if ${name} is not None else 0)`],
      [3, () => `print("tracked", gc.is_tracked(${name}))`],
      [1, () => `print("generation", generation(${name}))`],
      [1, () => `print("held by", held_by(${name}))`],
      [1, () => `print("holds", holds(${name}))`],
      [3, () => "graveyard.clear()"],
      [2, () => `print(loop(${name}))`],
      [2, () => `print(locals_die(${name}, ${other}))`],
      [2, () => `${name}, ${other} = ${other}, ${name}`],
      [1, () => "refs.clear()"],
      [1, () => 'print("garbage", list(map(kind, gc.garbage)))'],
      [1, () => `put(${name}, "__class__", ${this.random.pick(["N", "D", "R"])})`],
      [0.3, () => `gc.set_debug(${this.random.pick([0, 0, 1, 2, 32, 38])})`],
      [0.2, () => "gc.garbage.clear()"],
      [0.1, () => "gc.freeze()"],
      [0.2, () => "gc.unfreeze()"],
    ])();
  }

  statements() {
    return [
      ...kNames.map((name) => `${name} = None`),
      ...kNames.map((name) => `${name} = ${this.value()}`),
      ...this.random.times(10, 60, () => this.statement()),
      "gc.set_debug(0)",
      'print("collect", gc.collect())',
      "show()",
      'print("end")',
      ...(this.random.chance(0.05) ? [`${kFlagsAtExit}(${this.random.pick([1, 2, 3])})`] : []),
    ];
  }
}

/** Source text; the same for the same seed. */
export function generateHeapProgram(seed) {
  return `${kHeapPrelude}${new Maker(seed).statements().join("\n")}\n`;
}
