// run_command.mjs - runs one command to its end, with a time limit, and keeps what it wrote.
import { spawn } from "node:child_process";

const kOutputMaxBytes = 16 << 20;

/**
 * Resolves to `{ stdout, stderr, status, timedOut }`; never rejects. A command that a signal ended
 * has a negative status; one that could not be started has status 127 and the reason in stderr.
 */
export function runCommand(program, parameters, { timeoutMs = 20_000, env, cwd, input = "" } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { env, cwd, stdio: ["pipe", "pipe", "pipe"] });
    const kept = { stdout: [], stderr: [] };
    let size = 0;
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    for (const name of ["stdout", "stderr"]) {
      child[name].on("data", (data) => {
        size += data.length;
        if (size > kOutputMaxBytes) child.kill("SIGKILL");
        else kept[name].push(data);
      });
    }
    const text = (name) => Buffer.concat(kept[name]).toString("utf8").replaceAll("\r\n", "\n");
    child.stdin.on("error", () => {}); // A program that reads nothing closes its end.
    child.stdin.end(input);
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ stdout: "", stderr: `${error.message}\n`, status: 127, timedOut: false });
    });
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ stdout: text("stdout"), stderr: text("stderr"), status: status ?? -1, timedOut });
    });
  });
}

/** Runs `work(item)` for every item, `width` at a time; resolves to the results in their order. */
export async function mapInParallel(items, width, work) {
  const results = new Array(items.length);
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
