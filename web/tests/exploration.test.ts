// Questions about objects and moments, over the fake engine.

import { expect, test } from 'vitest';
import type { SandboxState } from '../src/sandbox_state';
import { openForEachTest } from './opened_sandbox';

const kProgram = 'x = []\ny = x\nprint("one")\ndel y\ndel x\n';
let state: SandboxState;
openForEachTest(kProgram, (opened) => {
  state = opened;
});

/** Selects the first object that is there. */
function selectFirst(): string {
  const id = state.heapText.objects[0]!.id;
  state.exploration.select(id);
  return id;
}

test('a selected object is told with its holders, at each moment anew', async () => {
  await state.step();
  selectFirst();
  const texts = () => state.exploration.inspection?.holders?.holders.map(({ text }) => text);
  expect(texts()).toEqual(["name 'x'"]);
  await state.step();
  expect(texts()).toEqual(["name 'x'", "name 'y'"]);
});

test('an object that is gone keeps its name', async () => {
  await state.step();
  selectFirst();
  expect(state.exploration.inspection?.label).toBe('list #1');
  await state.run();
  expect(state.exploration.inspection).toMatchObject({ label: 'list #1', holders: null });
});

test('what the picture selects is followed', async () => {
  await state.step();
  const id = state.heapText.objects[0]!.id;
  state.session!.select(id);
  state.exploration.follow();
  expect(state.exploration.selection).toBe(id);
});

test('an answer to "what if" belongs to its moment', async () => {
  await state.step();
  selectFirst();
  state.exploration.askWhatIf("name 'x'");
  expect(state.exploration.foretelling?.answer.objectsFreed).toBe(1);
  state.exploration.forgetWhatIf();
  expect(state.exploration.foretelling).toBeNull();
  state.exploration.askWhatIf("name 'x'");
  await state.step();
  expect(state.exploration.foretelling).toBeNull();
});

test('since when a name holds an object is a moment to go to', async () => {
  await state.step();
  await state.step();
  await state.step();
  const id = selectFirst();
  await state.find('previous', 'reference', `${id} name 'y'`);
  expect(state.moment.status.tick).toBe(6);
  expect(state.message).toBeNull();
});

test('a search that finds nothing stays and says so', async () => {
  await state.step();
  const { tick } = state.moment.status;
  await state.find('next', 'event', 'free');
  expect(state.moment.status.tick).toBe(tick);
  expect(state.message?.text).toMatch(/^There is none after/);
  await state.restart();
  await state.find('previous', 'line', '');
  expect(state.message?.text).toMatch(/^There is none before/);
});

test('two moments are compared from the earlier to the later, wherever one stands', async () => {
  await state.step();
  state.exploration.markMoment({ tick: 3, line: 2 });
  await state.run();
  expect(state.exploration.changes?.freed.map(({ label }) => label)).toEqual(['list #1']);
  await state.restart();
  expect(state.exploration.changes?.made.map(({ label }) => label)).toEqual(['list #1']);
});

test('another program has no selection and no mark', async () => {
  await state.step();
  selectFirst();
  state.exploration.markMoment({ tick: 3, line: 2 });
  state.setSource('z = []\n');
  expect(state.exploration.selection).toBe('');
  expect(state.exploration.mark).toBeNull();
});

test('the events of a step come in slices, until something moves', async () => {
  await state.run();
  const ticks: number[] = [];
  const step = { begin: 0, end: 15 };
  await state.exploration.recordStep(step, false, (found) => {
    ticks.splice(0, ticks.length, ...found.events.map(({ tick }) => tick));
    return true;
  });
  expect(ticks).toEqual([...Array(15).keys()].map((tick) => tick + 1));
  let heard = 0;
  const asked = state.exploration.recordStep({ begin: 0, end: 60 }, false, () => {
    heard++;
    return true;
  });
  await state.restart();
  await asked;
  expect(heard).toBeLessThan(2);
});

test('the state of a moment is a file', async () => {
  await state.step();
  expect(JSON.parse(state.stateFile)).toMatchObject({ format: 'ouroboros-state', tick: 3 });
});
