// pyodide.mjs - CPython compiled to WebAssembly, from npm, for rows without a native interpreter.
//
// It takes seconds to start, so one process answers for many programs (pyodide_host.mjs).
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { LineHost } from "./line_host.mjs";
import { runCommand } from "./run_command.mjs";

const kHost = fileURLToPath(new URL("pyodide_host.mjs", import.meta.url));
const kStartMs = 120_000; // Of a machine that does other things as well.

/** The folder of a Pyodide release, installed with npm if it is not there yet. */
export async function installPyodide(version, build = process.env.BUILD || "build") {
  const folder = resolve(build, "pyodide", version);
  const entry = join(folder, "node_modules", "pyodide");
  if (existsSync(join(entry, "pyodide.asm.wasm"))) return entry;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  console.error(`set-up: installing the npm package pyodide ${version}`);
  const parameters = ["install", "--no-audit", "--no-fund", "--save-exact", `pyodide@${version}`];
  const options = { cwd: folder, timeoutMs: 300_000 };
  const { status, stderr } = await runCommand("npm", parameters, options);
  if (status !== 0) throw new Error(`npm could not install pyodide ${version}: ${stderr.trim()}`);
  return entry;
}

/** An interpreter (interpreters.mjs); programs wait for each other. `close()` ends its process. */
export async function pyodideInterpreter(version) {
  const folder = await installPyodide(version);
  let host;
  let last = Promise.resolve();
  const runNext = async (program, { timeoutMs = 20_000, isFresh = false } = {}) => {
    if (isFresh) host?.stop();
    const waitMs = host?.isAlive ? timeoutMs : kStartMs + timeoutMs;
    if (!host?.isAlive) host = new LineHost("node", ["--no-warnings", kHost, folder]);
    return host.ask(program, waitMs);
  };
  return {
    label: `Pyodide ${version}`,
    path: folder,
    isPyodide: true,
    run: (program, options) => (last = last.then(() => runNext(program, options))),
    close: () => host?.stop(),
  };
}
