// Builds and runs every test suite, one after the other, and adds up their totals.
//
// Each suite ends its output with a line that says how many tests passed and failed, in one of the
// forms of `kTotals`. A suite that ends without such a line, or cannot be built, is one failure.
// What failed is named once more before the totals, where it is seen at a glance.
// The unit tests run in parts, as many at a time as there are processors.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

const build = process.env.BUILD || "build";
const scripts = existsSync("web/package.json")
  ? JSON.parse(readFileSync("web/package.json", "utf8")).scripts ?? {}
  : {};

const suites = [
  { name: "native", target: "tests-native", inParts: true, command: [`${build}/native/unit_tests`] },
  { name: "wasm", target: "tests-wasm", command: ["node", `${build}/wasm/unit_tests.js`], inParts: true },
];
if (scripts.check) {
  suites.push({ name: "types", target: "packages", command: npmScript("check"), isOneTest: true });
}
if (scripts.test) {
  suites.push({ name: "web", target: "packages", command: npmScript("test") });
}
if (scripts["test:browser"]) {
  suites.push({ name: "browser", target: "site", command: npmScript("test:browser") });
}

function npmScript(name) {
  return ["npm", "run", "--silent", name, "--prefix", "web"];
}

// What a suite may print: our own form, Vitest's, and that of node:test.
const kTotals = [
  { passed: /^(\d+) passed, \d+ failed$/m, failed: /^\d+ passed, (\d+) failed$/m },
  { passed: /^\s*Tests .*?(\d+) passed/m, failed: /^\s*Tests .*?(\d+) failed/m, marker: /^\s*Tests /m },
  { passed: /^[#ℹ] pass (\d+)$/m, failed: /^[#ℹ] fail (\d+)$/m },
];

// How doctest, Vitest and node:test name what failed.
const kFailures = /^(?:TEST CASE: +(.+)| *FAIL +(.+)| *not ok \d+ - (.+))$/gm;
const kNamedFailures = 10;
const failures = new Set();

function plainText(output) {
  return output.replace(/\x1b\[[0-9;]*m/g, "");
}

function noteFailures(output) {
  for (const match of plainText(output).matchAll(kFailures)) {
    failures.add(match.slice(1).find(Boolean).trim());
  }
}

function totalsOf(output) {
  const plain = plainText(output);
  for (const form of kTotals) {
    if (!(form.marker ?? form.passed).test(plain)) continue;
    const number = (pattern) => Number(plain.match(pattern)?.[1] ?? 0);
    return { passed: number(form.passed), failed: number(form.failed) };
  }
  return undefined;
}

// Runs a command, showing its output as it comes unless `quiet`; resolves to its status and output.
function run([program, ...parameters], { quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data) => {
        output += data;
        if (!quiet) process.stdout.write(data);
      });
    }
    child.on("error", (error) => resolve({ status: 1, output: `${output}${error.message}\n` }));
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

// Runs doctest's test cases in ranges, and shows the output of those that do not pass. Small ranges,
// because some test cases take a hundred times as long as others.
async function runInParts(command) {
  const count = Number((await run([...command, "--count"], { quiet: true })).output.match(/: (\d+)/)?.[1]);
  if (!count) return { status: 1, output: "" };
  const workers = availableParallelism();
  const size = Math.ceil(count / (16 * workers));
  const sum = { status: 0, passed: 0, failed: 0 };
  let next = 1;
  const work = async () => {
    while (next <= count) {
      const first = next;
      next += size;
      const part = [...command, `--first=${first}`, `--last=${first + size - 1}`];
      const { status, output } = await run(part, { quiet: true });
      const totals = totalsOf(output) ?? { passed: 0, failed: 1 };
      sum.passed += totals.passed;
      sum.failed += totals.failed;
      sum.status ||= status;
      if (status === 0) continue;
      noteFailures(output);
      console.log(`${output}\n${part.join(" ")} ended with status ${status}`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const output = `${sum.passed} passed, ${sum.failed} failed\n`;
  process.stdout.write(output);
  return { status: sum.status, output };
}

async function runSuite({ name, target, command, isOneTest, inParts }) {
  console.log(`\n=== ${name}`);
  if ((await run(["make", target])).status !== 0) {
    console.log(`The suite "${name}" could not be built: make ${target} failed.`);
    return { passed: 0, failed: 1 };
  }
  const { status, output } = await (inParts ? runInParts(command) : run(command));
  if (status !== 0) noteFailures(output);
  const totals = isOneTest && status === 0 ? { passed: 1, failed: 0 } : totalsOf(output);
  if (totals && (status === 0 || totals.failed > 0)) return totals;
  console.log(`The suite "${name}" ended with status ${status} before its totals: ${command.join(" ")}`);
  return { passed: totals?.passed ?? 0, failed: 1 };
}

const wanted = process.argv.slice(2);
const sum = { passed: 0, failed: 0 };
const lines = [];
for (const suite of suites) {
  if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
  const { passed, failed } = await runSuite(suite);
  sum.passed += passed;
  sum.failed += failed;
  lines.push(`${suite.name.padEnd(8)} ${passed} passed, ${failed} failed`);
}
for (const each of [...failures].slice(0, kNamedFailures)) lines.unshift(`failed: ${each}`);
console.log(`\n=== all\n${lines.join("\n")}\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
