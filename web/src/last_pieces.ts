// last_pieces.ts - the output of a program as the console shows it.

import type { OutputPiece } from './engine';

export interface StreamText {
  /** "stdin": what the reader has typed, shown where it was asked for. */
  stream: OutputPiece['stream'] | 'stdin';
  text: string;
}

/** Output and typed lines in the order of a terminal. */
export function asInTerminal(
  output: readonly OutputPiece[],
  given: readonly { text: string; tick: number }[],
): StreamText[] {
  const pieces: StreamText[] = [];
  let next = 0;
  for (const line of given) {
    while (next < output.length && output[next]!.tick <= line.tick) {
      pieces.push(output[next++]!);
    }
    pieces.push({ stream: 'stdin', text: `${line.text}\n` });
  }
  return [...pieces, ...output.slice(next)];
}

/** The end of the output, pieces of one stream joined; `cut` characters are left out. */
export function lastPieces(
  output: readonly StreamText[],
  shownMax: number,
): { pieces: StreamText[]; cut: number } {
  const pieces: StreamText[] = [];
  for (const { stream, text } of output) {
    const last = pieces.at(-1);
    if (last?.stream === stream) {
      last.text += text;
    } else {
      pieces.push({ stream, text });
    }
  }
  const total = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  const cut = Math.max(0, total - shownMax);
  let left = cut;
  while (left > 0 && pieces[0]) {
    const gone = Math.min(left, pieces[0].text.length);
    pieces[0].text = pieces[0].text.slice(gone);
    left -= gone;
    if (pieces[0].text === '') {
      pieces.shift();
    }
  }
  return { pieces, cut };
}
