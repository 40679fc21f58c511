// fuzz.mjs - random programs, here and on real CPythons: node tests/fuzz/fuzz.mjs [OPTION]...
//
//   --kind KIND    language (program_generator.mjs) or heap (heap_programs.mjs)
//   --count N      programs (1000)             --seed N     the first program's seed (1)
//   --row ROW      rows, again and again       --jobs N
//   --no-shrink    keep the programs that differ as they are
//   --stop-after N differences (20)
//   --show SEED    print the program of a seed, and stop    --keep FOLDER  (build/fuzz)
//   --progress N   a line after every N programs
//
// Compared: stdout, the exit status, and of stderr the type and message of an uncaught exception, or
// all of it for programs about memory. A program that differs is made smaller while the difference
// stays, and is kept in the folder.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { masked } from "../oracle/compare_runs.mjs";
import { forkingInterpreter } from "../oracle/forking_interpreter.mjs";
import { findNativeInterpreters, findPyodideInterpreters } from "../oracle/interpreters.mjs";
import { LineHost } from "../oracle/line_host.mjs";
import { mapInParallel } from "../oracle/run_command.mjs";
import { generateHeapProgram, kHeapPrelude, kOwnClasses, tellsOfTheExit } from "./heap_programs.mjs";
import { KnownOutcomes } from "./known_outcomes.mjs";
import { generateProgram } from "./program_generator.mjs";
import { shrink } from "./shrink.mjs";

const kBuild = process.env.BUILD || "build";
const kProgramHost = join(kBuild, "native", "program_host");
const kOursMs = 60_000;

// `fixed`: the lines at the beginning of each program that no difference is about.
const kKinds = {
  language: { generate: generateProgram, rows: ["3.11", "3.13"], wholeStderr: false, fixed: 0 },
  heap: {
    generate: generateHeapProgram,
    rows: ["3.7", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"],
    wholeStderr: true,
    fixed: kHeapPrelude.split("\n").length - 1,
  },
};

const { values: options } = parseArgs({
  options: {
    kind: { type: "string", default: "language" },
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    row: { type: "string", multiple: true, default: [] },
    jobs: { type: "string", default: process.env.JOBS || `${availableParallelism()}` },
    "stop-after": { type: "string", default: "20" },
    "no-shrink": { type: "boolean", default: false },
    progress: { type: "string", default: "0" },
    show: { type: "string" },
    keep: { type: "string", default: join(kBuild, "fuzz") },
  },
});

const kind = kKinds[options.kind];
if (!kind) throw new Error(`There is no kind ${options.kind}.`);

// Where a finalizer complains and the like differs from row to row and from file to file.
const errorsOf = (stderr) =>
  masked(stderr)
    .replace(/File "[^"]*", /g, "")
    .replace(/\d+\.\d{4}s elapsed/g, "elapsed")
    .replace(/(objects in .* generation.*:) [\d ]+/g, "$1")
    .replace(/^ *[~^][~^ ]*\n/gm, "");

const messageOf = (stderr) =>
  masked(stderr).trimEnd().split("\n").at(-1).replace(/\. Did you (mean|forget).*/, "");

// Of what the collections at exit report, the program's part: its own instances, and how many
// collections there are. All the rest depends on the modules that CPython itself has loaded.
const withoutStartUp = (errors) =>
  errors
    .split("\n")
    .filter((line) => !/^gc: (un)?collectable </.test(line) || kOwnClasses.test(line))
    .map((line) => line.replace(/^gc: done,.*/, "gc: done"))
    .join("\n");

function outcomeOf({ stdout, stderr, status }, source) {
  const whole = tellsOfTheExit(source) ? withoutStartUp(errorsOf(stderr)) : errorsOf(stderr);
  const errors = kind.wholeStderr ? whole : status === 0 ? "" : messageOf(stderr);
  return `${masked(stdout)}\n${errors}\nexit status ${status}`;
}

// CPython 3.13.0 alone loses sight of an instance's __dict__ once it was asked for.
const kOddities = { "CPython 3.13.0": /__dict__|empty\(v/ };

// Pyodide ends without an exit of the interpreter, so what is printed there is missing.
function leaveOutTheExit(run) {
  run.stdout = run.stdout.replace(/^end\n[^]*/m, "");
  run.stderr = messageOf(run.stderr);
  if (run.status === 0) run.stderr = "";
}

// Our side of a row: as many processes as there are runs at the same time (program_host.cpp).
function ourSide(row) {
  const all = [];
  const idle = [];
  return {
    async run(program) {
      let host = idle.pop();
      if (!host?.isAlive) all.push((host = new LineHost(kProgramHost, [row])));
      const answer = await host.ask(program, kOursMs);
      idle.push(host);
      return answer;
    },
    close: () => all.forEach((host) => host.stop()),
  };
}

// Whether a fresh interpreter, which has started in another way, prints the same as the one that
// forked: if not, what is printed comes from the start, and nothing can be said of the program.
async function isFromTheProgram(program, outcome, theirs, { fresh }) {
  if (fresh === undefined) return true;
  const again = await fresh.run(program, { timeoutMs: kOursMs });
  return !again.timedOut && outcome(again) === theirs;
}

// What differs in a row, as the first two lines that do; undefined when nothing does.
async function difference(program, source, side) {
  const { row, interpreter, known } = side;
  const outcome = (run) => {
    if (interpreter.isPyodide) leaveOutTheExit(run);
    return outcomeOf(run, source);
  };
  const our = await side.ours.run(program);
  if (our.timedOut || our.isUnfinished) {
    const real = await interpreter.run(program);
    return real.timedOut ? undefined : { row, ours: "no end in time", theirs: "an end" };
  }
  const ours = outcome(our);
  if (known.isKnown(source, ours)) return undefined;
  const real = await interpreter.run(program);
  if (real.timedOut) return undefined; // A busy machine: nothing to compare with.
  const theirs = outcome(real);
  if (ours !== theirs && !(await isFromTheProgram(program, outcome, theirs, side))) return undefined;
  known.add(source, theirs);
  if (ours === theirs) return undefined;
  const [left, right] = [ours.split("\n"), theirs.split("\n")];
  const at = left.findIndex((line, index) => line !== right[index]);
  return { row, ours: left[at] ?? "(the end)", theirs: right[at] ?? "(the end)" };
}

const ownPart = (source) => source.split("\n").slice(kind.fixed).join("\n");

async function firstDifference(program, source, sides) {
  writeFileSync(program, source);
  for (const side of sides) {
    if (kind.fixed > 0 && kOddities[side.interpreter.label]?.test(ownPart(source))) continue;
    const found = await difference(program, source, side);
    if (found) return found;
  }
  return undefined;
}

// What a difference is about: the exception named and its words, without names and numbers.
const aboutOf = (line) => {
  const words = /\b[A-Z]\w*(?:Error|Exception|Warning|Iteration|Exit|Interrupt)\b.*/.exec(line);
  return words ? words[0].replace(/'[^']*'|"[^"]*"|\d+/g, "_").replace(":", "") : "a value";
};
const isSameKind = (found, again) =>
  aboutOf(found.ours) === aboutOf(again.ours) && aboutOf(found.theirs) === aboutOf(again.theirs);

// A smaller program must differ in the same row and in the same way.
async function shrunk(program, source, found, sides) {
  if (options["no-shrink"]) return { source, found };
  const only = sides.filter(({ row }) => row === found.row);
  const differs = async (candidate) => {
    const again = await firstDifference(program, candidate, only);
    return again !== undefined && isSameKind(found, again);
  };
  const small = await shrink(source, differs, kind.fixed);
  return { source: small, found: (await firstDifference(program, small, only)) ?? found };
}

async function fuzzOne(seed, sides) {
  const source = kind.generate(seed);
  const program = join(options.keep, `seed_${seed}.py`);
  const found = await firstDifference(program, source, sides);
  if (!found) {
    rmSync(program);
    return undefined;
  }
  const small = await shrunk(program, source, found, sides);
  writeFileSync(program, small.source);
  const { row, ours, theirs } = small.found;
  console.log(`\nseed ${seed} [${row}]\n  ours: ${ours}\n  real: ${theirs}`);
  if (!options["no-shrink"]) console.log(ownPart(small.source));
  return seed;
}

async function interpretersOf(rows) {
  const native = await findNativeInterpreters();
  const found = new Map();
  for (const row of rows) {
    const fresh = native.get(row);
    if (fresh) found.set(row, { ...forkingInterpreter(fresh), fresh });
  }
  if (rows.includes("3.14.0")) {
    for (const [row, pyodide] of await findPyodideInterpreters(["3.14.0"])) found.set(row, pyodide);
  }
  if (found.size === 0) throw new Error(`No CPython was found for ${rows.join(" or ")}.`);
  return found;
}

// For each row: both that run a program, and what is known of the real one.
async function sidesOf(rows) {
  const outcomes = join(options.keep, `${options.kind}_outcomes`);
  return [...(await interpretersOf(rows))].map(([row, interpreter]) => ({
    row,
    interpreter,
    fresh: interpreter.fresh,
    ours: ourSide(row),
    known: new KnownOutcomes(outcomes, interpreter.label),
  }));
}

async function main() {
  if (options.show !== undefined) {
    process.stdout.write(kind.generate(Number(options.show)));
    return 0;
  }
  if (!existsSync(kProgramHost)) {
    throw new Error(`There is no ${kProgramHost}; "make fuzz" builds it.`);
  }
  mkdirSync(options.keep, { recursive: true });
  const sides = await sidesOf(options.row.length > 0 ? options.row : kind.rows);
  const seeds = Array.from({ length: Number(options.count) }, (_, i) => Number(options.seed) + i);
  let compared = 0;
  let different = 0;
  const labels = sides.map(({ interpreter }) => interpreter.label).join(", ");
  const tell = () => console.log(`${compared} programs compared with ${labels}: ${different} differ`);
  await mapInParallel(seeds, Number(options.jobs), async (seed) => {
    if (different >= Number(options["stop-after"])) return;
    if ((await fuzzOne(seed, sides)) !== undefined) different += 1;
    compared += 1;
    if (compared % Number(options.progress) === 0) tell();
  });
  for (const { interpreter, ours } of sides) interpreter.close(), ours.close();
  tell();
  return different === 0 ? 0 : 1;
}

try {
  process.exit(await main());
} catch (error) {
  console.error(`fuzz: ${error.message}`);
  process.exit(2);
}
