// fuzz.mjs - random programs, here and on real CPythons: node tests/fuzz/fuzz.mjs [OPTION]...
//
//   --count N      programs (1000)             --seed N     the first program's seed (1)
//   --row ROW      rows, again and again (3.11 3.13)        --jobs N
//   --no-shrink    keep the programs that differ as they are
//   --show SEED    print the program of a seed, and stop    --keep FOLDER  (build/fuzz)
//
// Compared: stdout, the exit status, and the type and message of an uncaught exception. A program
// that differs is made smaller while the difference stays, and is kept in the folder.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { masked } from "../oracle/compare_runs.mjs";
import { findNativeInterpreters } from "../oracle/interpreters.mjs";
import { mapInParallel, runCommand } from "../oracle/run_command.mjs";
import { generateProgram } from "./program_generator.mjs";
import { shrink } from "./shrink.mjs";

const kBuild = process.env.BUILD || "build";
const kOuro = process.env.OURO || join(kBuild, "native", "ouro");

const { values: options } = parseArgs({
  options: {
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    row: { type: "string", multiple: true, default: [] },
    jobs: { type: "string", default: process.env.JOBS || `${availableParallelism()}` },
    "no-shrink": { type: "boolean", default: false },
    show: { type: "string" },
    keep: { type: "string", default: join(kBuild, "fuzz") },
  },
});

// Finalizers and the like complain on stderr before the end, so only its last line counts, without
// what a traceback adds to the message.
function outcomeOf({ stdout, stderr, status }) {
  const last = status === 0 ? "" : messageOf(stderr);
  return `${masked(stdout)}\n${last}\nexit status ${status}`;
}

const messageOf = (stderr) =>
  masked(stderr).trimEnd().split("\n").at(-1).replace(/\. Did you (mean|forget).*/, "");

// What differs in a row, as the first two lines that do; undefined when nothing does.
async function difference(program, row, interpreter) {
  const runs = [
    await runCommand(kOuro, ["--python", row, program]),
    await interpreter.run(program),
  ];
  if (runs[1].timedOut) return undefined; // A busy machine: nothing to compare with.
  if (runs[0].timedOut) return { row, ours: "no end in time", theirs: "an end" };
  const [ours, theirs] = runs.map(outcomeOf);
  if (ours === theirs) return undefined;
  const [left, right] = [ours.split("\n"), theirs.split("\n")];
  const at = left.findIndex((line, index) => line !== right[index]);
  return { row, ours: left[at] ?? "(the end)", theirs: right[at] ?? "(the end)" };
}

async function firstDifference(program, source, interpreters) {
  writeFileSync(program, source);
  for (const [row, interpreter] of interpreters) {
    const found = await difference(program, row, interpreter);
    if (found) return found;
  }
  return undefined;
}

// A smaller program must differ in the same row and not by a mere syntax error of either side.
async function shrunk(program, source, found, interpreters) {
  if (options["no-shrink"]) return { source, found };
  const only = new Map([[found.row, interpreters.get(found.row)]]);
  const differs = async (candidate) => {
    const again = await firstDifference(program, candidate, only);
    const texts = again ? `${again.ours}${again.theirs}` : "";
    return again !== undefined && !/(Syntax|Indentation)Error/.test(texts);
  };
  const small = await shrink(source, differs);
  return { source: small, found: (await firstDifference(program, small, only)) ?? found };
}

async function fuzzOne(seed, interpreters) {
  const source = generateProgram(seed);
  const program = join(options.keep, `seed_${seed}.py`);
  const found = await firstDifference(program, source, interpreters);
  if (!found) return undefined;
  const small = await shrunk(program, source, found, interpreters);
  writeFileSync(program, small.source);
  const { row, ours, theirs } = small.found;
  console.log(`\nseed ${seed} [${row}]\n  ours: ${ours}\n  real: ${theirs}`);
  if (!options["no-shrink"]) console.log(small.source);
  return seed;
}

async function main() {
  if (options.show !== undefined) {
    process.stdout.write(generateProgram(Number(options.show)));
    return 0;
  }
  if (!existsSync(kOuro)) throw new Error(`There is no ${kOuro}; "make native" builds it.`);
  mkdirSync(options.keep, { recursive: true });
  const rows = options.row.length > 0 ? options.row : ["3.11", "3.13"];
  const native = await findNativeInterpreters();
  const interpreters = new Map(rows.filter((row) => native.has(row)).map((row) => [row, native.get(row)]));
  if (interpreters.size === 0) throw new Error(`No CPython was found for ${rows.join(" or ")}.`);
  const seeds = Array.from({ length: Number(options.count) }, (_, i) => Number(options.seed) + i);
  const results = await mapInParallel(seeds, Number(options.jobs), (seed) => fuzzOne(seed, interpreters));
  const different = results.filter((seed) => seed !== undefined);
  const labels = [...interpreters.values()].map(({ label }) => label).join(" and ");
  console.log(`${seeds.length} programs compared with ${labels}: ${different.length} differ`);
  return different.length === 0 ? 0 : 1;
}

try {
  process.exit(await main());
} catch (error) {
  console.error(`fuzz: ${error.message}`);
  process.exit(2);
}
