// A program that reads lines: it waits, goes on, and asks anew after a restart.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EngineModule, Profile } from '../src/engine';
import { SandboxState } from '../src/sandbox_state';
import createEngine from '../src/testing/fake_engine';

const kProgram = 'x = []\ninput()\nprint("one")\n';
let state: SandboxState;

beforeEach(async () => {
  const module: EngineModule = await createEngine();
  state = new SandboxState();
  state.setSource(kProgram);
  state.open(module, JSON.parse(module.profiles()) as Profile[]);
});
afterEach(() => state.close());

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
  state.seek(tick);
  expect(state.givenLines).toEqual([]);
  await state.run();
  expect(state.givenLines.length).toBe(1);
});

test('a restart asks anew, and the end of the input is an answer', async () => {
  await state.run();
  await state.giveInput('Ada');
  state.restart();
  expect(state.moment.status.tick).toBe(0);
  await state.run();
  expect(state.moment.status.state).toBe('waiting');
  await state.giveInput(null);
  expect(state.moment.status.state).toBe('finished');
});
