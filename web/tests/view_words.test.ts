// The words of the `view` attribute.

import { expect, test } from 'vitest';
import { parseView } from '../src/view_words';

test('without words, the picture and all panels show', () => {
  expect(parseView('  ')).toEqual({ pictures: 'heap', counters: true, console: true });
});

test('named pictures and panels show, others do not', () => {
  const view = parseView('timeline  heap console');
  expect(view).toEqual({ pictures: 'heap timeline', counters: false, console: true });
});

test('unknown words change nothing', () => {
  expect(parseView('console hologram').pictures).toBe('');
});
