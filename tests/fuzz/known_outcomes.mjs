// known_outcomes.mjs - remembers what real interpreters have answered, so that a program is run on
// each of them once, however often our side is run again.
//
// A file per interpreter, a line per program: the digest of its text and the digest of its outcome.
// Where our outcome has another digest, the interpreter is asked again: it shows what differs.
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const digestOf = (text) => createHash("sha1").update(text).digest("base64url");

export class KnownOutcomes {
  constructor(folder, label) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, `${label.replaceAll(" ", "_")}.txt`);
    const text = existsSync(this.file) ? readFileSync(this.file, "utf8") : "";
    this.outcomes = new Map(text.split("\n").map((line) => line.split(" ")));
  }

  /** Whether a program is known to have this outcome there. */
  isKnown(source, outcome) {
    return this.outcomes.get(digestOf(source)) === digestOf(outcome);
  }

  add(source, outcome) {
    const [key, value] = [digestOf(source), digestOf(outcome)];
    if (this.outcomes.get(key) === value) return;
    this.outcomes.set(key, value);
    appendFileSync(this.file, `${key} ${value}\n`);
  }
}
