// A sandbox in the fragment of an address.

import { expect, test } from 'vitest';
import { readShareLink, writeShareLink } from '../src/share_link';

const kPrograms = [
  'x = []\nx.append(x)\n',
  'print("100% & #1 = +?")\n',
  'naïve = "é 漢字 🐍"\n',
  "s = 'a+b'\n",
];

test.each(kPrograms)('a link gives back the program it was made from: %j', (code) => {
  const shared = { code, python: '3.14', at: 'tick:12' };
  expect(readShareLink(writeShareLink(shared))).toEqual(shared);
});

test('a link stays readable where it can', () => {
  const link = writeShareLink({ lesson: '01-references/01-counts', at: 'line:4', code: 'x = 1' });
  expect(link).toBe('#lesson=01-references/01-counts&at=line:4&code=x%20=%201');
});

test('nothing to say is an empty fragment', () => {
  expect(writeShareLink({})).toBe('');
  expect(writeShareLink({ code: '', at: '' })).toBe('');
});

test('unknown keys and broken values are left out', () => {
  expect(readShareLink('#evil=1&python=3.11&code=%E0%A4%A')).toEqual({ python: '3.11' });
  expect(readShareLink('#&&=&code')).toEqual({});
});
