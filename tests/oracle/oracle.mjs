// oracle.mjs - runs programs here and on real CPythons, row by row, and prints what differs.
//
//   node tests/oracle/oracle.mjs [--row ROW]... [--pyodide] [--no-marks] [--verbose] [--jobs N]
//                                [PATH]...
//
// PATH is a program or a folder of programs, of ours or of anybody's; without one, tests/scripts.
// --no-marks leaves out the marks below the lines of a traceback.
// The exit status is 0 when nothing differs but what known_differences.txt explains.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  compareExpectations,
  compareRuns,
  kMarksDiffer,
  knownRecord,
  readKnownDifferences,
} from "./compare_runs.mjs";
import { findNativeInterpreters, findPyodideInterpreters, kRows } from "./interpreters.mjs";
import { mapInParallel, runCommand } from "./run_command.mjs";
import { parseDirectives } from "./script_directives.mjs";

const kOuro = process.env.OURO || join(process.env.BUILD || "build", "native", "ouro");
const kMoreTimeMs = 120_000;
const kKnown = fileURLToPath(new URL("known_differences.txt", import.meta.url));

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      row: { type: "string", multiple: true, default: [] },
      pyodide: { type: "boolean", default: false },
      "no-marks": { type: "boolean", default: false },
      verbose: { type: "boolean", short: "v", default: false },
      jobs: { type: "string", default: process.env.JOBS || `${availableParallelism()}` },
    },
  });
  const rows = values.row.flatMap((each) => each.split(/[ ,]+/)).filter(Boolean);
  for (const row of rows) {
    if (!kRows.includes(row)) throw new Error(`No row is ${row}; the rows: ${kRows.join(" ")}`);
  }
  return {
    rows: rows.length > 0 ? rows : kRows,
    pyodide: values.pyodide,
    verbose: values.verbose,
    marks: !values["no-marks"],
    jobs: Number(values.jobs),
    paths: positionals.length > 0 ? positionals : ["tests/scripts"],
  };
}

function findPrograms(path) {
  if (!existsSync(path)) throw new Error(`There is no ${path}.`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true })
    .filter((name) => name.endsWith(".py"))
    .sort()
    .map((name) => join(path, name));
}

// The interpreters of each row: the native one, and Pyodide when it was asked for.
async function findInterpreters({ rows, pyodide }) {
  const native = await findNativeInterpreters();
  const wasm = pyodide ? await findPyodideInterpreters(rows) : new Map();
  return rows.map((row) => ({
    row,
    interpreters: [native.get(row), wasm.get(row)].filter(Boolean),
  }));
}

function showInterpreters(rows) {
  for (const { row, interpreters } of rows) {
    const labels = interpreters.map(({ label }) => label).join(", ");
    console.log(`${row.padEnd(7)} ${labels || "no real interpreter here"}`);
  }
}

// What the subset leaves out is a limit that it names itself, not a difference.
function refusal(run) {
  return /^Unsupported: (.*)$/m.exec(run.stderr)?.[1];
}

// A busy machine is slow: what does not end in time is run once more, with more of it.
async function runPatiently(run, options) {
  const first = await run(options);
  return first.timedOut ? run({ ...options, timeoutMs: kMoreTimeMs }) : first;
}

async function compareProgram(program, { row, interpreters }) {
  const source = readFileSync(program, "utf8");
  const script = parseDirectives(source);
  const hasExpectations = script.expectations.length > 0;
  const result = { program, row, compared: 0, differences: [], refused: undefined, off: false };
  if (script.oracleOff) return { ...result, off: true };
  if (interpreters.length === 0) return result;
  if (script.profiles.length > 0 && !script.profiles.includes(row)) return result;
  const runHere = (options) => runCommand(kOuro, ["--python", row, program], options);
  const ours = await runPatiently(runHere, { input: script.input });
  result.refused = refusal(ours);
  if (result.refused) return result;
  const differencesFrom = (theirs, interpreter) =>
    [
      ...compareRuns(ours, theirs, interpreter),
      ...(hasExpectations ? compareExpectations(script, row, theirs, interpreter) : []),
    ].map((difference) => ({ ...difference, interpreter, runs: { ours, theirs } }));
  for (const interpreter of interpreters) {
    if (interpreter.isPyodide && script.input !== "") continue; // It has no input of its own.
    const runThere = (options) => interpreter.run(program, options);
    const theirs = await runPatiently(runThere, { input: script.input });
    let found = differencesFrom(theirs, interpreter);
    // Programs that shared an interpreter may have disturbed each other: ask again in a fresh one.
    if (found.length > 0 && interpreter.isPyodide) {
      found = differencesFrom(await runPatiently(runThere, { isFresh: true }), interpreter);
    }
    result.compared += 1;
    result.differences.push(...found);
  }
  return result;
}

function indented(text) {
  return text.replace(/^/gm, "      ");
}

function showDifference({ program, row }, difference, verbose) {
  const { what, line, ours, theirs, interpreter, runs } = difference;
  const place = line ? `${program}:${line}` : program;
  console.log(`${place} [${row}] ${what}, ${interpreter.label}`);
  console.log(`    ours: ${ours}\n    real: ${theirs}`);
  if (!verbose) return;
  for (const [name, run] of Object.entries(runs)) {
    for (const stream of ["stdout", "stderr"]) {
      console.log(`    ${name}, ${stream}:\n${indented(run[stream])}`);
    }
  }
}

// The records that explain nothing, of programs that were compared in all rows they name.
function staleRecords(results, records) {
  const key = (program, row) => `${program} ${row}`;
  const compared = new Set(
    results.filter((each) => each.compared > 0).map(({ program, row }) => key(program, row)),
  );
  return records.filter(
    ({ used, program, rows }) => !used && rows.every((row) => compared.has(key(program, row))),
  );
}

function showResults(results, records, { verbose, marks }) {
  const count = { compared: 0, differ: 0, known: 0 };
  const refused = new Map();
  for (const result of results) {
    count.compared += result.compared;
    if (result.refused) refused.set(result.program, result.refused);
    for (const difference of result.differences) {
      if (!marks && difference.what.startsWith(kMarksDiffer)) continue;
      if (knownRecord(records, result.program, result.row, difference)) {
        count.known += 1;
        continue;
      }
      count.differ += 1;
      showDifference(result, difference, verbose);
    }
  }
  for (const [program, sentence] of refused) console.log(`${program}: refused: ${sentence}`);
  const stale = staleRecords(results, records);
  for (const { program, rows } of stale) {
    console.log(`known_differences.txt: no longer so: ${program} [${rows.join(" ")}]`);
  }
  const off = new Set(results.filter((each) => each.off).map(({ program }) => program));
  console.log(
    `${count.compared} runs compared: ${count.differ} differences, ${count.known} known ones; ` +
      `${refused.size} programs refused, ${off.size} not compared`,
  );
  return count.differ + stale.length;
}

async function main() {
  const options = readOptions();
  if (!existsSync(kOuro)) throw new Error(`There is no ${kOuro}; "make native" builds it.`);
  const rows = await findInterpreters(options);
  showInterpreters(rows);
  const pairs = options.paths.flatMap(findPrograms).flatMap((program) =>
    rows.map((row) => ({ program, row })),
  );
  const results = await mapInParallel(pairs, options.jobs, ({ program, row }) =>
    compareProgram(program, row),
  );
  for (const { interpreters } of rows) interpreters.forEach((each) => each.close());
  return showResults(results, readKnownDifferences(kKnown), options) === 0 ? 0 : 1;
}

try {
  process.exit(await main());
} catch (error) {
  console.error(`oracle: ${error.message}`);
  process.exit(2);
}
