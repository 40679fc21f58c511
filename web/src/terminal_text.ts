// terminal_text.ts - what a terminal shows: the output of a program, and what was typed in between.

import type { OutputPiece } from './engine';

export interface StreamText {
  /** "stdin": what the reader has typed, shown where it was asked for. */
  stream: OutputPiece['stream'] | 'stdin';
  text: string;
}

/** So many lines are laid out together, and only when they are to be seen. */
export const kChunkLines = 100;

/** A text in chunks of kChunkLines whole lines, and the rest. A chunk is shown as a block, which
 *  ends its last line, unless that is empty. */
export function inChunks(text: string): { chunks: string[]; rest: string } {
  const chunks: string[] = [];
  let begin = 0;
  let lines = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    if (++lines % kChunkLines === 0) {
      const isEmpty = text[end - 1] === '\n';
      chunks.push(text.slice(begin, isEmpty ? end + 1 : end));
      begin = end + 1;
    }
  }
  return { chunks, rest: text.slice(begin) };
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
