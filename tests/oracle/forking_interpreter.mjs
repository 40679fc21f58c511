// forking_interpreter.mjs - a native CPython that starts once and forks for each program.
//
// Starting takes an interpreter far longer than running a small program. fork_server/ has the half
// that runs inside; as many servers are started as there are runs at the same time.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { LineHost } from "./line_host.mjs";

const kServer = fileURLToPath(new URL("fork_server", import.meta.url));
const kAlarmSignal = 14;
const kStartSeconds = 20;

class Server {
  constructor(path, env, seconds) {
    this.folder = mkdtempSync(join(tmpdir(), "fork-"));
    this.seconds = seconds;
    this.host = new LineHost(path, ["-s", join(this.folder, "program.py")], {
      ...env,
      PYTHONPATH: kServer,
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
