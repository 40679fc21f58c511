// Every lesson in lessons/ can be read, and says what it must.

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readLessons } from '../build/read_lessons';

const lessons = readLessons(fileURLToPath(new URL('../../lessons', import.meta.url)));

test('there are lessons, each with a unique id and title', () => {
  expect(lessons.length).toBeGreaterThanOrEqual(4);
  expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length);
  expect(new Set(lessons.map(({ title }) => title)).size).toBe(lessons.length);
});

test.each(lessons)('$id asks for a prediction', ({ steps }) => {
  expect(steps.some(({ prediction }) => prediction !== null)).toBe(true);
});

test.each(lessons)('$id writes no style attribute and no script', ({ steps }) => {
  const prose = steps.map((step) => step.prose).join('');
  expect(prose).not.toMatch(/\sstyle=|<script/);
});
