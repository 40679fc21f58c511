// compare_runs.mjs - what differs between two runs of a program, or a run and its expectations.
//
// A difference is `{ what, ours, theirs, line? }`: the first line in which a stream differs.
import { readFileSync } from "node:fs";
import { expectationsOf } from "./script_directives.mjs";

const kEnd = "(the end)";

/** How differences start that concern only the `~~^~~` below a line of a traceback. */
export const kMarksDiffer = "marks in stderr";

const kFolder = process.cwd().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const kHere = new RegExp(`(^|File ")${kFolder}/`, "gm");
const kMarks = /^ *[~^][~^ ]*$/;

/**
 * Addresses are no two alike, and neither are the folders of programs and of libraries, nor how
 * many objects these keep, nor how long a collection or a test takes, nor how large a stack is.
 */
export function masked(text) {
  return text
    .replace(/\b0x(?!110000\b)[0-9a-f]{6,}\b/gi, "0x...")
    .replace(/^(gc: objects in each generation:).*$/gm, "$1 ...")
    .replace(/\b\d+\.\d{4}s elapsed/g, "...s elapsed")
    .replace(/^(Ran \d+ tests? in) \d+\.\d{3}s$/gm, "$1 ...s")
    .replace(/\(used \d+ kB\)/g, "(used ... kB)")
    .replace(kHere, "$1")
    .replace(/File "\/[^"]*\/lib\/python[\d.]+\//g, 'File "');
}

const linesOf = (text) => (text === "" ? [] : masked(text).replace(/\n$/, "").split("\n"));
// Expectations cannot tell blanks at the end of a line.
const wordsOf = (text) => linesOf(text).map((line) => line.trimEnd());

function firstDifference(what, oursText, theirsText, keep = () => true) {
  const [ours, theirs] = [oursText, theirsText].map((text) => linesOf(text).filter(keep));
  for (let i = 0; i < Math.max(ours.length, theirs.length); ++i) {
    if (ours[i] === theirs[i]) continue;
    return { what: `${what} line ${i + 1}`, ours: ours[i] ?? kEnd, theirs: theirs[i] ?? kEnd };
  }
  return undefined;
}

// The marks under the source lines of a traceback count for themselves: they hide no other mistake.
function errorDifference(ours, theirs) {
  return (
    firstDifference("stderr", ours, theirs, (line) => !kMarks.test(line)) ??
    firstDifference(kMarksDiffer, ours, theirs)
  );
}

/** What differs between our run and that of `interpreter`; at most one difference a stream. */
export function compareRuns(ours, theirs, interpreter) {
  const end = (run) =>
    run.timedOut ? "no end in time" : run.lost ? "no answer: the interpreter broke down" : "an end";
  if (ours.timedOut || theirs.timedOut || theirs.lost) {
    return [{ what: "end", ours: end(ours), theirs: end(theirs) }].filter(
      (each) => each.ours !== each.theirs,
    );
  }
  // Pyodide ends without an exit of the interpreter, so what is printed there is missing.
  const trimmed = (stream) =>
    interpreter.isPyodide && ours[stream].startsWith(theirs[stream])
      ? theirs[stream]
      : ours[stream];
  const found = [
    firstDifference("stdout", trimmed("stdout"), theirs.stdout),
    errorDifference(trimmed("stderr"), theirs.stderr),
  ].filter(Boolean);
  if (ours.status !== theirs.status) {
    found.push({ what: "exit status", ours: `${ours.status}`, theirs: `${theirs.status}` });
  }
  return found;
}

const matches = (expected, got) => expected === got || expected === masked(got ?? "");

function compareOutput(expected, got) {
  for (let i = 0; i < Math.max(expected.length, got.length); ++i) {
    if (i < expected.length && i < got.length && matches(expected[i].text, got[i])) continue;
    const line = (expected[i] ?? expected.at(-1))?.line;
    return { what: "# expect", line, ours: expected[i]?.text ?? kEnd, theirs: got[i] ?? kEnd };
  }
  return undefined;
}

function compareError(kind, expected, errorLines) {
  const last = errorLines.at(-1) || "no error";
  const message = kind === "expect-syntax-error" ? last.replace(/^\w+: /, "") : last;
  if (matches(expected.text, last) || matches(expected.text, message)) return undefined;
  return { what: `# ${kind}`, line: expected.line, ours: expected.text, theirs: last };
}

/** What differs between the expectations of a script in a row and a real run. */
export function compareExpectations(script, row, theirs, interpreter) {
  if (theirs.timedOut || theirs.lost) return []; // It prints nothing to go by.
  const [output, errorLines] = [wordsOf(theirs.stdout), wordsOf(theirs.stderr)];
  for (const kind of ["expect-syntax-error", "expect-error"]) {
    const [expected] = expectationsOf(script, kind, row);
    const difference = expected && compareError(kind, expected, errorLines);
    if (difference) return [difference];
    if (expected && kind === "expect-syntax-error") return [];
  }
  const found = [];
  let expected = expectationsOf(script, "expect", row);
  if (interpreter.isPyodide) expected = expected.slice(0, output.length); // It prints none at exit.
  const difference = compareOutput(expected, output);
  if (difference) found.push(difference);
  let at = 0;
  const isSilent = interpreter.isPyodide && theirs.stderr === "";
  for (const { text, line } of isSilent ? [] : expectationsOf(script, "expect-stderr", row)) {
    const index = errorLines.findIndex((each, i) => i >= at && matches(text, each));
    if (index < 0) {
      found.push({ what: "# expect-stderr", line, ours: text, theirs: "no such line" });
      break;
    }
    at = index + 1;
  }
  return found;
}

/**
 * The records of known_differences.txt: blocks of `name: value` lines between blank lines, with the
 * names program, rows, ours, theirs and why.
 */
export function readKnownDifferences(path) {
  const blocks = readFileSync(path, "utf8").replace(/^#.*\n/gm, "").split(/\n\s*\n/);
  return blocks
    .filter((block) => block.trim())
    .map((block) => {
      const record = Object.fromEntries(
        block.trim().split("\n").map((line) => {
          const colon = line.indexOf(":");
          return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
        }),
      );
      for (const name of ["program", "rows", "ours", "theirs", "why"]) {
        if (!record[name]) throw new Error(`${path}: a record has no "${name}":\n${block.trim()}`);
      }
      return { ...record, rows: record.rows.split(/[ ,]+/), used: false };
    });
}

/** The record that explains a difference, marked as used; undefined when none does. */
export function knownRecord(records, program, row, { ours, theirs }) {
  const record = records.find(
    (each) =>
      each.program === program &&
      each.rows.includes(row) &&
      each.ours === ours.trim() &&
      each.theirs === theirs.trim(),
  );
  if (record) record.used = true;
  return record;
}
