// interpreters.mjs - which real CPython stands for which row, and how each of them runs a program.
//
// Native interpreters are found, never installed: pyenv's versions, `python3.N` on PATH, and those
// that ORACLE_PYTHONS names (paths, separated by colons). Pyodide, which is CPython compiled to
// WebAssembly, fills the gaps when asked for: an npm package per row, put into build/.
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { pyodideInterpreter } from "./pyodide.mjs";
import { runCommand } from "./run_command.mjs";

export const kRows = ["3.3", "3.7", "3.10", "3.11", "3.12", "3.13", "3.14.0", "3.14", "3.15"];

const kPyodideVersions = {
  "3.10": "0.22.1",
  "3.11": "0.25.1",
  "3.12": "0.27.7",
  "3.13": "0.29.4",
  "3.14.0": "314.0.7",
};

const kIdentify =
  "import sys; print(sys.implementation.name, '%d.%d.%d' % sys.version_info[:3], sys.executable)";

/** The row that a version of CPython belongs to; undefined when none does. */
export function rowOfVersion(version) {
  const [major, minor, patch] = version.split(".").map(Number);
  if (major !== 3) return undefined;
  if (minor === 14) return patch < 5 ? "3.14.0" : "3.14";
  if (minor === 8) return "3.7";
  if (minor === 9) return "3.10";
  const name = `3.${minor}`;
  return kRows.includes(name) ? name : undefined;
}

// The environment of a run: nothing of ours that changes what Python does.
function cleanEnvironment() {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("PYTHON")),
  );
  return {
    ...env,
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONHASHSEED: "0",
    PYTHONIOENCODING: "utf-8",
    NO_COLOR: "1",
  };
}

function candidatePaths() {
  const paths = (process.env.ORACLE_PYTHONS ?? "").split(delimiter).filter(Boolean);
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "versions");
  if (existsSync(versions)) {
    for (const name of readdirSync(versions)) paths.push(join(versions, name, "bin", "python"));
  }
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    if (!folder || folder.endsWith("shims") || !existsSync(folder)) continue;
    for (const name of readdirSync(folder)) {
      if (/^python3\.\d+$/.test(name)) paths.push(join(folder, name));
    }
  }
  return [...new Set(paths.filter(existsSync).map((path) => realpathSync(path)))];
}

async function identify(path) {
  const { stdout, status } = await runCommand(path, ["-c", kIdentify], { env: cleanEnvironment() });
  const [name, version] = stdout.trim().split(" ");
  return status === 0 && name === "cpython" ? { path, version } : undefined;
}

function isBetter(row, candidate, chosen) {
  if (!chosen) return true;
  const exact = ({ version }) => Number(version.startsWith(`${row}.`));
  if (exact(candidate) !== exact(chosen)) return exact(candidate) > exact(chosen);
  return Number(candidate.version.split(".")[2]) > Number(chosen.version.split(".")[2]);
}

function nativeInterpreter({ path, version }) {
  return {
    label: `CPython ${version}`,
    path,
    env: cleanEnvironment(),
    isPyodide: false,
    run: (program, options) =>
      runCommand(path, ["-s", program], { env: cleanEnvironment(), ...options }),
    close: () => {},
  };
}

/** The best native interpreter of each row that has one: a map from row to interpreter. */
export async function findNativeInterpreters() {
  const found = (await Promise.all(candidatePaths().map(identify))).filter(Boolean);
  const chosen = new Map();
  for (const candidate of found) {
    const row = rowOfVersion(candidate.version);
    if (row && isBetter(row, candidate, chosen.get(row))) chosen.set(row, candidate);
  }
  return new Map([...chosen].map(([row, candidate]) => [row, nativeInterpreter(candidate)]));
}

/** Pyodide for those of `rows` that it has a release for. */
export async function findPyodideInterpreters(rows) {
  const found = new Map();
  for (const row of rows) {
    if (kPyodideVersions[row]) found.set(row, await pyodideInterpreter(kPyodideVersions[row]));
  }
  return found;
}
