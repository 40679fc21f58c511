// ouro_host.mjs - runs programs in our WebAssembly: node ouro_host.mjs OURO_JS ROW.
//
// Each line of stdin names a program; each line of stdout answers with JSON: stdout, stderr, the
// exit status and the milliseconds it took. The compiled code is kept from run to run, as the host
// of Pyodide keeps its own.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { createInterface } from "node:readline";

const script = resolve(process.argv[2]);
const row = process.argv[3];
const wasmBinary = readFileSync(script.replace(/\.js$/, ".wasm"));
// The loader is a plain script around `Module`; as a function it can run many times.
const load = new Function(
  "Module",
  "require",
  "__dirname",
  "__filename",
  `${readFileSync(script, "utf8")}\nreturn callMain;`,
);

function runProgram(program) {
  const lines = { stdout: [], stderr: [] };
  let status = 0;
  const callMain = load(
    {
      wasmBinary,
      noInitialRun: true,
      print: (line) => lines.stdout.push(line),
      printErr: (line) => lines.stderr.push(line),
      quit: (code) => (status = code),
    },
    createRequire(script),
    dirname(script),
    script,
  );
  const start = performance.now();
  callMain(["--python", row, program]);
  const ms = performance.now() - start;
  const text = (name) => lines[name].map((line) => `${line}\n`).join("");
  return { stdout: text("stdout"), stderr: text("stderr"), status, ms };
}

for await (const program of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(runProgram(program))}\n`);
}
