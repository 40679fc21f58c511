// shrink.mjs - makes a program smaller while something about it stays true.

const indentOf = (line) => line.length - line.trimStart().length;

// The end of the statement that starts at `at`: its block and the clauses that follow it.
function endOfBlock(lines, at) {
  let end = at + 1;
  while (end < lines.length && indentOf(lines[end]) > indentOf(lines[at])) end += 1;
  return end;
}

// Smaller versions of a program, boldest first.
function* candidates(lines) {
  for (let size = lines.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < lines.length; at += size) {
      yield [...lines.slice(0, at), ...lines.slice(at + size)];
    }
  }
  for (let at = 0; at < lines.length; ++at) {
    const end = endOfBlock(lines, at);
    if (end === at + 1) continue;
    yield [...lines.slice(0, at), ...lines.slice(end)];
    const body = lines.slice(at + 1, end);
    const shift = indentOf(body[0]) - indentOf(lines[at]);
    yield [...lines.slice(0, at), ...body.map((line) => line.slice(shift)), ...lines.slice(end)];
  }
  for (let at = 0; at < lines.length; ++at) {
    for (const smaller of smallerExpressions(lines[at])) yield lines.with(at, smaller);
  }
}

// A line with one pair of brackets and what is in it replaced by something simple.
function* smallerExpressions(line) {
  for (const match of line.matchAll(/[([{]/g)) {
    let depth = 0;
    for (let end = match.index; end < line.length; ++end) {
      if ("([{".includes(line[end])) depth += 1;
      if (")]}".includes(line[end]) && --depth === 0) {
        const [before, inside, after] = [line.slice(0, match.index), line.slice(match.index + 1, end), line.slice(end + 1)];
        if (inside !== "") yield `${before}${line[match.index]}${line[end]}${after}`;
        if (inside.length > 1) yield `${before}1${after}`;
        for (const part of inside.split(/, | [-+*/%&|^]+ | and | or | if | else /)) {
          if (part !== inside) yield `${before}${line[match.index]}${part}${line[end]}${after}`;
        }
        break;
      }
    }
  }
}

/**
 * A program for which `holds(source)` is still true, of no more lines than `source`. Its first
 * `fixed` lines stay as they are.
 */
export async function shrink(source, holds, fixed = 0, triesMax = 600) {
  const all = source.trimEnd().split("\n");
  const start = all.slice(0, fixed).map((line) => `${line}\n`).join("");
  const textOf = (lines) => `${start}${lines.join("\n")}\n`;
  let lines = all.slice(fixed);
  let tries = 0;
  const seen = new Set();
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const candidate of candidates(lines)) {
      const text = textOf(candidate);
      if (text.length >= textOf(lines).length || seen.has(text)) continue;
      seen.add(text);
      if (++tries > triesMax) return textOf(lines);
      if (!(await holds(text))) continue;
      lines = candidate;
      isSmaller = true;
      break;
    }
  }
  return textOf(lines);
}
