// pyodide_host.mjs - runs programs in a Pyodide: node pyodide_host.mjs PACKAGE_FOLDER.
//
// Each line of stdin names a program; each line of stdout answers with JSON: stdout, stderr, the
// exit status and the milliseconds it took, as if `python PROGRAM` had run, except that there is no interpreter exit: what a
// program prints while it is taken down is missing. Between two programs the collector and
// sys.modules are put back as they were, which a sly program can defeat.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const kRunner = `
import gc, io, os, sys, types

modules, thresholds, limit = dict(sys.modules), gc.get_threshold(), sys.getrecursionlimit()

def reset():
    sys.settrace(None)
    sys.setrecursionlimit(limit)
    sys.unraisablehook = sys.__unraisablehook__
    sys.excepthook = sys.__excepthook__
    for name in set(sys.modules) - set(modules):
        del sys.modules[name]
    sys.modules.update(modules)
    gc.unfreeze(), gc.enable(), gc.set_debug(0), gc.set_threshold(*thresholds)
    del gc.callbacks[:], gc.garbage[:]
    gc.collect()

def run(path, source):
    folder = os.path.dirname(path)
    os.makedirs(folder or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    sys.argv, sys.path[:1] = [path], [folder]
    reset()
    streams = sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    module = types.ModuleType("__main__")
    module.__dict__.update(__builtins__=__builtins__, __file__=path)
    sys.modules["__main__"] = module
    status = 0
    try:
        exec(compile(source, path, "exec"), module.__dict__)
    except SystemExit as stop:
        status = stop.code or 0
        if not isinstance(status, int):
            print(status, file=sys.stderr)
            status = 1
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next
        sys.excepthook(type(error), error, error.__traceback__)
        status = 1
    del module
    texts = [stream.getvalue() for stream in streams]
    sys.stdout = sys.stderr = io.StringIO()
    reset()
    return texts + [status]
`;

// The answers leave through this function alone: the package prints messages of its own.
const answer = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
console.log = console.error;

const folder = process.argv[2];
const { exports } = createRequire(import.meta.url)(join(folder, "package.json"));
const entry = join(folder, exports ? "pyodide.mjs" : "pyodide.js");
const { loadPyodide } = await import(pathToFileURL(entry).href);
const python = await loadPyodide({ indexURL: `${folder}/`, env: { PYTHONHASHSEED: "0" } });
python.setStdin({ stdin: () => null }); // The end of the input.
const globals = python.toPy({ __name__: "host" });
python.runPython(kRunner, { globals });
const run = globals.get("run");
for await (const program of createInterface({ input: process.stdin })) {
  const source = readFileSync(program, "utf8");
  const start = performance.now();
  const [stdout, stderr, status] = run(program, source).toJs();
  const ms = performance.now() - start;
  answer(`${JSON.stringify({ stdout, stderr, status, ms })}\n`);
}
