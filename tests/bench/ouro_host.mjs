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
const compiled = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, ".wasm")));
// The loader is a plain script around `Module`; as a function it can run many times.
const load = new Function(
  "Module",
  "require",
  "__dirname",
  "__filename",
  `${readFileSync(script, "utf8")}\nreturn callMain;`,
);

process.setMaxListeners(0); // Each run adds some.
const require = createRequire(script);
const files = require("fs");

function runProgram(program) {
  const text = { 1: "", 2: "" };
  // The program's own output would get between the answers.
  const writeSync = (descriptor, bytes, offset, length, ...rest) => {
    if (!(descriptor in text)) return files.writeSync(descriptor, bytes, offset, length, ...rest);
    text[descriptor] += Buffer.from(bytes.slice(offset, offset + length)).toString();
    return length;
  };
  const observed = { ...files, writeSync };
  let status = 0;
  const callMain = load(
    {
      instantiateWasm: (imports, receive) => {
        const instance = new WebAssembly.Instance(compiled, imports);
        receive(instance, compiled);
        return instance.exports;
      },
      noInitialRun: true,
      noExitRuntime: true, // Its end would close our stdin and stdout.
      quit: (code) => (status = code),
    },
    (name) => (name === "fs" ? observed : require(name)),
    dirname(script),
    script,
  );
  const start = performance.now();
  callMain(["--python", row, program]);
  const ms = performance.now() - start;
  return { stdout: text[1], stderr: text[2], status, ms };
}

for await (const program of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(runProgram(program))}\n`);
}
