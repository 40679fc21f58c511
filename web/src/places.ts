// places.ts - words for a moment of a run, as authors write them: "line:4", "tick:120", "end".
//
// A place means the same in the `at` attribute, in goTo(), in links and in lessons, and it always
// counts from the start of the run, so it leads to the same moment wherever one stands.

export type Place =
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'line'; line: number }
  | { kind: 'tick'; tick: number }
  | { kind: 'event'; name: string };

/** The place that a text names, or null when it names none. */
export function parsePlace(text: string): Place | null {
  const trimmed = text.trim();
  if (trimmed === 'start' || trimmed === 'end') {
    return { kind: trimmed };
  }
  const match = /^(line|tick|event):(.+)$/.exec(trimmed);
  if (!match) {
    return null;
  }
  const [, kind, rest] = match as unknown as [string, string, string];
  if (kind === 'event') {
    return /^[a-z_]+$/i.test(rest) ? { kind, name: rest } : null;
  }
  if (!/^\d{1,12}$/.test(rest)) {
    return null;
  }
  const value = Number(rest);
  if (kind === 'tick') {
    return { kind, tick: value };
  }
  return value > 0 ? { kind: 'line', line: value } : null;
}
