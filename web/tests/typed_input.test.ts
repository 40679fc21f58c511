// A program that reads lines: it waits, goes on, and asks anew after a restart.

import { expect, test } from 'vitest';
import type { SandboxState } from '../src/sandbox_state';
import { openForEachTest } from './opened_sandbox';

const kProgram = 'x = []\ninput()\nprint("one")\n';
let state: SandboxState;
openForEachTest(kProgram, (opened) => {
  state = opened;
});

test('a run waits for a line and goes on to its end', async () => {
  await state.run();
  expect(state.moment.status.state).toBe('waiting');
  expect(state.message?.text).toMatch(/^input\(\) waits for a line/);
  await state.giveInput('Ada');
  expect(state.moment.status.state).toBe('finished');
  expect(state.givenLines.map(({ text }) => text)).toEqual(['Ada']);
});

test('a step that waits goes on as a step', async () => {
  await state.step();
  await state.step();
  expect(state.moment.status.state).toBe('waiting');
  await state.giveInput('Ada');
  expect(state.moment.status).toMatchObject({ state: 'paused', line: 3 });
});

test('what was typed stands where it was typed', async () => {
  await state.run();
  const { tick } = state.moment.status;
  await state.giveInput('Ada');
  await state.seek(tick);
  expect(state.givenLines).toEqual([]);
  await state.run();
  expect(state.givenLines.length).toBe(1);
});

test('a restart asks anew, and the end of the input is an answer', async () => {
  await state.run();
  await state.giveInput('Ada');
  await state.restart();
  expect(state.moment.status.tick).toBe(0);
  await state.run();
  expect(state.moment.status.state).toBe('waiting');
  await state.giveInput(null);
  expect(state.moment.status.state).toBe('finished');
});
