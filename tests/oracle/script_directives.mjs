// script_directives.mjs - the directives of a script that the oracle needs (tests/README.md).
//
// tests/script_case.cpp reads the same comments for the tests, complains about wrong ones and
// compares them with a run of ours; here they are compared with a run of a real CPython.
const kDirective =
  /# (expect|expect-stderr|expect-error|expect-syntax-error|profiles|oracle|skip-stress|input)(?:\[([^\]]*)\])?:(.*)$/;

const wordsOf = (text) => text.split(/[ ,]+/).filter(Boolean);

/** `{ profiles, oracleOff, input, expectations: [{ kind, text, profiles, line }] }` of a source text. */
export function parseDirectives(source) {
  const script = { profiles: [], oracleOff: "", input: "", expectations: [] };
  source.split("\n").forEach((line, index) => {
    const match = kDirective.exec(line);
    if (!match) return;
    const [, kind, profiles = "", rest] = match;
    const text = rest.replace(/^ /, "").trimEnd();
    if (kind === "profiles") script.profiles = wordsOf(text);
    else if (kind === "input") script.input += `${text}\n`;
    else if (kind === "oracle") script.oracleOff = text.replace(/^off /, "");
    else if (kind !== "skip-stress") {
      script.expectations.push({ kind, text, profiles: wordsOf(profiles), line: index + 1 });
    }
  });
  return script;
}

/** The expectations of one kind that hold in a row. */
export function expectationsOf(script, kind, row) {
  return script.expectations.filter(
    (each) => each.kind === kind && (each.profiles.length === 0 || each.profiles.includes(row)),
  );
}
