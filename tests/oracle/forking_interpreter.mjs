// forking_interpreter.mjs - a native CPython that starts once and forks for each program.
//
// Starting takes an interpreter far longer than running a small program. fork_when_opened.c is the
// half inside, which "make fuzz" builds; as many servers are started as there are runs at the same
// time. They start without site, which no program here needs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { LineHost } from "./line_host.mjs";

const kBuild = process.env.BUILD || "build";
const kPreloaded = resolve(kBuild, "native", "fork_when_opened.so");
// An installation may lack the compiled files of what the report of an error imports.
const kCompiled = resolve(kBuild, "pycache");
const kAlarmSignal = 14;
const kStartSeconds = 20;

class Server {
  constructor(path, env, seconds) {
    this.folder = mkdtempSync(join(tmpdir(), "fork-"));
    this.seconds = seconds;
    const file = join(this.folder, "program.py");
    writeFileSync(file, "");
    this.host = new LineHost(path, ["-S", "-s", file], {
      ...env,
      PYTHONDONTWRITEBYTECODE: "",
      PYTHONPYCACHEPREFIX: kCompiled,
      LD_PRELOAD: kPreloaded,
      FORK_FOLDER: this.folder,
      FORK_SECONDS: `${seconds}`,
    });
  }

  async run(program) {
    const waitMs = 1000 * (this.seconds + kStartSeconds);
    const { status, signal, timedOut } = await this.host.ask(resolve(program), waitMs);
    const text = (name) => {
      const bytes = readFileSync(join(this.folder, name), "utf8");
      return bytes.replaceAll(join(this.folder, "program.py"), program);
    };
    if (timedOut || signal === kAlarmSignal) {
      return { stdout: "", stderr: "", status: -1, timedOut: true };
    }
    if (signal === undefined) throw new Error("an interpreter that forks has ended");
    return { stdout: text("stdout"), stderr: text("stderr"), status, timedOut: false };
  }

  close() {
    this.host.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** An interpreter as in interpreters.mjs, made of a native one. `seconds`: for each program. */
export function forkingInterpreter({ label, path, env }, seconds = 20) {
  const all = [];
  const idle = [];
  return {
    label,
    path,
    isPyodide: false,
    async run(program) {
      let server = idle.pop();
      if (!server?.host.isAlive) all.push((server = new Server(path, env, seconds)));
      try {
        return await server.run(program);
      } finally {
        idle.push(server);
      }
    },
    close: () => all.forEach((server) => server.close()),
  };
}
