// Output and typed lines as a terminal shows them.

import { expect, test } from 'vitest';
import { asInTerminal } from '../src/terminal_text';

const output = [
  { stream: 'stdout' as const, text: 'name? ', tick: 4 },
  { stream: 'stdout' as const, text: 'hello\n', tick: 9 },
];

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
