// bench.mjs - how fast we are: node tests/bench/bench.mjs [--repeats N] [--native] [PROGRAM]...
//
// Our WebAssembly against Pyodide, which is CPython's, in two processes of the same Node.js that
// take turns; the best of the repeats counts. With --native, our native command against a native
// CPython 3.11 as well, with the start of the process. Each program checks its own results.
// Without PROGRAMs also what a history costs in WebAssembly (time_travel.cpp), with the goals.
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findNativeInterpreters } from "../oracle/interpreters.mjs";
import { LineHost } from "../oracle/line_host.mjs";
import { pyodideInterpreter } from "../oracle/pyodide.mjs";
import { runCommand } from "../oracle/run_command.mjs";

const kBuild = process.env.BUILD || "build";
const kPrograms = fileURLToPath(new URL("programs", import.meta.url));
const kOuroHost = fileURLToPath(new URL("ouro_host.mjs", import.meta.url));
const kTimeTravelProgram = fileURLToPath(new URL("time_travel.py", import.meta.url));
const kSeekGoalMs = 50;
const kStepBackGoalMs = 16;
const kTimeoutMs = 120_000;
const kPyodide = { version: "314.0.7", row: "3.14" };
const kNativeRow = "3.11";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repeats: { type: "string", default: "8" },
    native: { type: "boolean", default: false },
  },
});

function findPrograms() {
  if (positionals.length > 0) return positionals;
  return readdirSync(kPrograms)
    .filter((name) => name.endsWith(".py"))
    .sort()
    .map((name) => join(kPrograms, name));
}

// The runners of a contest: `{ label, run(program) -> { ms, status, stderr } }`, ours first.
async function wasmRunners() {
  const script = join(kBuild, "wasm", "ouro.js");
  if (!existsSync(script)) throw new Error(`There is no ${script}; "make bench" builds it.`);
  const ours = new LineHost("node", [kOuroHost, script, kPyodide.row]);
  const theirs = await pyodideInterpreter(kPyodide.version);
  return [
    {
      label: "ouro.wasm",
      run: (program) => ours.ask(program, kTimeoutMs),
      close: () => ours.stop(),
    },
    {
      label: theirs.label,
      run: (program) => theirs.run(program, { timeoutMs: kTimeoutMs }),
      close: theirs.close,
    },
  ];
}

async function nativeRunners() {
  const theirs = (await findNativeInterpreters()).get(kNativeRow);
  if (!theirs) throw new Error(`No native CPython ${kNativeRow} was found.`);
  const timed = async (start) => {
    const before = performance.now();
    const result = await start();
    return { ...result, ms: performance.now() - before };
  };
  const ouro = join(kBuild, "native", "ouro");
  const limits = { timeoutMs: kTimeoutMs };
  const ours = (program) => runCommand(ouro, ["--python", kNativeRow, program], limits);
  const close = () => {};
  return [
    { label: "ouro", run: (program) => timed(() => ours(program)), close },
    { label: theirs.label, run: (program) => timed(() => theirs.run(program, limits)), close },
  ];
}

// The best time of each runner, in turns.
async function bestTimes(program, runners) {
  const best = runners.map(() => Infinity);
  for (let i = 0; i < Number(options.repeats); ++i) {
    for (const [index, { label, run }] of runners.entries()) {
      const { ms, status, stderr } = await run(program);
      if (status !== 0) throw new Error(`${program} failed with ${label}: ${stderr}`);
      best[index] = Math.min(best[index], ms);
    }
  }
  return best;
}

async function contest(runners) {
  const [ours, theirs] = runners.map(({ label }) => label);
  console.log(`${"program".padEnd(16)}${ours.padStart(12)}${theirs.padStart(18)}     speed`);
  let logarithms = 0;
  const programs = findPrograms();
  for (const program of programs) {
    const [ourMs, theirMs] = await bestTimes(program, runners);
    logarithms += Math.log(theirMs / ourMs);
    const cells = [`${ourMs.toFixed(1)} ms`.padStart(12), `${theirMs.toFixed(1)} ms`.padStart(18)];
    const ratio = (theirMs / ourMs).toFixed(2).padStart(10);
    console.log(`${basename(program, ".py").padEnd(16)}${cells.join("")}${ratio}`);
  }
  const mean = Math.exp(logarithms / programs.length).toFixed(2);
  console.log(`geometric mean of the speed, ${ours} to ${theirs}: ${mean}\n`);
  runners.forEach(({ close }) => close());
}

async function timeTravel() {
  const script = join(kBuild, "wasm", "time_travel.js");
  const { status, stdout, stderr } = await runCommand("node", [script, kTimeTravelProgram], {
    timeoutMs: kTimeoutMs,
  });
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  const { plainMs, historyMs, checkpoints, memoryMiB, blockMiB, ticks, travels } =
    JSON.parse(stdout);
  console.log(`${"time travel".padEnd(28)}${"median".padStart(12)}${"95 %".padStart(12)}     goal`);
  for (const [name, [median, most]] of Object.entries(travels)) {
    const cells = [median, most].map((ms) => `${ms.toFixed(1)} ms`.padStart(12));
    const goal = name === "seek" ? kSeekGoalMs : kStepBackGoalMs;
    console.log(`${name.padEnd(28)}${cells.join("")}${`${goal} ms`.padStart(9)}`);
  }
  const cost = (100 * (historyMs / plainMs - 1)).toFixed(1);
  console.log(
    `${ticks / 1e6} million ticks in ${plainMs.toFixed(0)} ms, with a history ${cost} % more ` +
      `(goal: 15 %); ${checkpoints} checkpoints of a block of ${blockMiB.toFixed(1)} MiB in ` +
      `${memoryMiB.toFixed(1)} MiB (goal: 64)\n`,
  );
}

try {
  await contest(await wasmRunners());
  if (positionals.length === 0) await timeTravel();
  if (options.native) await contest(await nativeRunners());
  process.exit(0);
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exit(1);
}
