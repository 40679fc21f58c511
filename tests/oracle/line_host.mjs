// line_host.mjs - a process that answers for one program after another: a line of JSON for each
// line that names a program.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export class LineHost {
  constructor(program, parameters, env = process.env) {
    this.child = spawn(program, parameters, { env, stdio: ["pipe", "pipe", "ignore"] });
    this.child.stdin.on("error", () => {}); // The answer is missing then, which is enough.
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
    this.isAlive = true;
  }

  /** The answer, as runCommand (run_command.mjs) gives it; without one the process ends. */
  async ask(program, timeoutMs) {
    const failure = { stdout: "", stderr: "", status: -1, timedOut: true, lost: false };
    this.child.stdin.write(`${program}\n`);
    let timer;
    const late = new Promise((done) => {
      timer = setTimeout(() => done({ value: undefined, isLate: true }), timeoutMs);
    });
    const { value, isLate } = await Promise.race([this.answers.next(), late]);
    clearTimeout(timer);
    // What a process says while it breaks down is no answer.
    if (value?.startsWith("{")) return { ...JSON.parse(value), timedOut: false, lost: false };
    this.stop();
    if (isLate) return failure;
    return { ...failure, stderr: "The process ended.\n", timedOut: false, lost: true };
  }

  stop() {
    this.isAlive = false;
    this.child.kill("SIGKILL");
  }
}
