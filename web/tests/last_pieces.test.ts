// Output as the console shows it.

import { expect, test } from 'vitest';
import type { OutputPiece } from '../src/engine';
import { asInTerminal, lastPieces } from '../src/last_pieces';

const piece = (stream: OutputPiece['stream'], text: string): OutputPiece => ({
  stream, text, tick: 1,
});

test('pieces of one stream become one text; the order of the streams stays', () => {
  const output = [piece('stdout', 'a'), piece('stdout', 'b'), piece('stderr', 'c')];
  expect(lastPieces(output, 100)).toEqual({
    pieces: [{ stream: 'stdout', text: 'ab' }, { stream: 'stderr', text: 'c' }],
    cut: 0,
  });
});

test('of too much output, the end is shown', () => {
  const output = [piece('stderr', '12345'), piece('stdout', '67890')];
  expect(lastPieces(output, 7)).toEqual({
    pieces: [{ stream: 'stderr', text: '45' }, { stream: 'stdout', text: '67890' }],
    cut: 3,
  });
  expect(lastPieces(output, 2).pieces).toEqual([{ stream: 'stdout', text: '90' }]);
});

test('typed lines stand behind the question that they answer', () => {
  const output = [
    { stream: 'stdout' as const, text: 'name? ', tick: 4 },
    { stream: 'stdout' as const, text: 'hello\n', tick: 9 },
  ];
  expect(asInTerminal(output, [{ text: 'Ada', tick: 5 }]).map(({ text }) => text)).toEqual([
    'name? ', 'Ada\n', 'hello\n',
  ]);
});
