// Output and typed lines as a terminal shows them.

import { expect, test } from 'vitest';
import { asInTerminal, inChunks } from '../src/terminal_text';

const output = [
  { stream: 'stdout' as const, text: 'name? ', tick: 4 },
  { stream: 'stdout' as const, text: 'hello\n', tick: 9 },
];

test('long output is cut into chunks of whole lines, and nothing is lost', () => {
  const lines = Array.from({ length: 250 }, (_, index) => `${index}`);
  const { chunks, rest } = inChunks(`${lines.join('\n')}\n`);
  expect(chunks.map((chunk) => chunk.split('\n').length)).toEqual([100, 100]);
  expect([...chunks, rest].join('\n')).toBe(`${lines.join('\n')}\n`);
  expect(inChunks('name? ')).toEqual({ chunks: [], rest: 'name? ' });
  expect(inChunks('\n'.repeat(100))).toEqual({ chunks: ['\n'.repeat(100)], rest: '' });
});

test('typed lines stand behind the question that they answer', () => {
  const given = [{ text: 'Ada', tick: 5 }];
  expect(asInTerminal(output, 0, given).map(({ text }) => text)).toEqual([
    'name? ', 'Ada\n', 'hello\n',
  ]);
});

test('lines that were typed before what is shown are left out with what was printed there', () => {
  const given = [{ text: 'early', tick: 2 }, { text: 'Ada', tick: 5 }];
  expect(asInTerminal(output, 100, given).map(({ text }) => text)).toEqual([
    'name? ', 'Ada\n', 'hello\n',
  ]);
});
