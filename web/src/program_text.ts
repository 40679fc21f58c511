// program_text.ts - the program inside an element's light DOM, as the author meant it.
//
// HTML indents and pads what it contains. The program is the text of the first <code> or <pre>, or
// all the text; blank lines around it and indentation common to all lines are not part of it.

/** The program between the tags of `element`. */
export function programOf(element: Element): string {
  const holder = element.querySelector('pre code, pre, code, script[type="text/x-python"]');
  return dedent((holder ?? element).textContent ?? '');
}

/** Drops the blank lines around a text and the indentation that all its lines share. */
export function dedent(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  while (lines.length > 0 && lines[0]?.trim() === '') {
    lines.shift();
  }
  while (lines.length > 0 && lines.at(-1)?.trim() === '') {
    lines.pop();
  }
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const shared = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((line) => line.slice(shared)).join('\n') + (lines.length ? '\n' : '');
}
