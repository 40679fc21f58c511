// terminal_text.ts - what a terminal shows: the output of a program, and what was typed in between.

import type { OutputPiece } from './engine';

export interface StreamText {
  /** "stdin": what the reader has typed, shown where it was asked for. */
  stream: OutputPiece['stream'] | 'stdin';
  text: string;
}

/** Output and typed lines in order. Lines before the first piece are left out with what was printed
 *  there, if anything was left out. */
export function asInTerminal(
  output: readonly OutputPiece[],
  leftOut: number,
  given: readonly { text: string; tick: number }[],
): StreamText[] {
  const begin = leftOut > 0 ? output[0]?.tick ?? 0 : 0;
  const pieces: StreamText[] = [];
  let next = 0;
  for (const line of given) {
    while (next < output.length && output[next]!.tick <= line.tick) {
      pieces.push(output[next++]!);
    }
    if (line.tick >= begin) {
      pieces.push({ stream: 'stdin', text: `${line.text}\n` });
    }
  }
  return [...pieces, ...output.slice(next)];
}
