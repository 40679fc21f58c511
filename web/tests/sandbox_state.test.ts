// The store of a sandbox, over the fake engine.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Diagnostic, EngineModule, Profile } from '../src/engine';
import { SandboxState } from '../src/sandbox_state';
import createEngine from '../src/testing/fake_engine';

const kProgram = 'x = []\ny = x\nprint("one")\ndel y\n';
let module: EngineModule;
let profiles: Profile[];
let state: SandboxState;
let events: string[];

beforeEach(async () => {
  module = await createEngine();
  profiles = JSON.parse(module.profiles()) as Profile[];
  state = new SandboxState();
  events = [];
  for (const name of ['step', 'finish', 'problem']) {
    state.addEventListener(name, () => events.push(name));
  }
});

afterEach(() => {
  state.close();
  vi.useRealTimers();
});

function open(source: string): void {
  state.setSource(source);
  state.open(module, profiles);
}

test('opens at the start, under the default version', () => {
  open(kProgram);
  expect(state.python).toBe('3.14');
  expect(state.activity).toBe('idle');
  expect(state.moment.status).toMatchObject({ state: 'paused', tick: 0, line: 1 });
});

test('steps by line and by instruction, and back', async () => {
  open(kProgram);
  await state.step();
  expect(state.moment.status.line).toBe(2);
  await state.step('instruction');
  expect(state.moment.status.tick).toBe(4);
  await state.stepBack('instruction');
  await state.stepBack();
  expect(state.moment.status.tick).toBe(0);
  expect(events).toEqual(['step', 'step', 'step', 'step']);
});

test('a run ends with a message, its output, and every moment in reach', async () => {
  open(kProgram);
  await state.run();
  expect(state.moment.status.state).toBe('finished');
  expect(state.moment.output.map(({ text }) => text)).toEqual(['one\n']);
  expect(state.message?.text).toMatch(/^The program has ended\./);
  expect(events).toEqual(['step', 'finish']);
  await state.seek(3);
  expect(state.moment.output).toEqual([]);
  expect(state.message).toBeNull();
  await state.run();
  expect(state.moment.status.tick).toBe(12);
});

test('counters remember what they were at the moment shown before', async () => {
  open(kProgram);
  await state.step();
  expect(state.moment.before?.liveObjects).toBe(0);
  expect(state.moment.counters?.liveObjects).toBe(1);
});

test('goTo finds places from wherever it stands', async () => {
  open(kProgram);
  await state.run();
  await state.goTo({ kind: 'line', line: 3 });
  expect(state.moment.status.line).toBe(3);
  await state.goTo({ kind: 'line', line: 1 });
  expect(state.moment.status.tick).toBe(0);
  await state.goTo({ kind: 'tick', tick: 5 });
  expect(state.moment.status.tick).toBe(5);
});

test('a mistake in the program is a message with its line, and nothing moves', async () => {
  open('x = [\nprint("a"\n');
  expect(state.loaded).toBe(false);
  expect(state.message).toMatchObject({ tone: 'error', span: { line: 2 } });
  expect(state.message?.text).toBe("Line 2: SyntaxError: '(' was never closed");
  await state.run();
  expect(state.moment.status.state).toBe('empty');
});

test('an uncaught exception names its line at the end of the run only', async () => {
  open('x = []\nraise ValueError("no")\n');
  await state.run();
  expect(state.message?.text).toMatch(/^Line 2: ValueError: no\./);
  expect(state.message?.span?.line).toBe(2);
  expect(events).toContain('problem');
  await state.stepBack();
  expect(state.message).toBeNull();
});

test('an endless program stops when told to, and stays explorable', async () => {
  open('x = []\nwhile True: pass\n');
  const run = state.run();
  await vi.waitFor(() => expect(state.activity).toBe('running'));
  state.stop();
  await run;
  expect(state.activity).toBe('idle');
  expect(state.message?.text).toMatch(/^Stopped by you at line 2/);
  const { tick } = state.moment.status;
  expect(tick).toBeGreaterThan(3);
  await state.seek(3);
  expect(state.moment.status.tick).toBe(3);
});

test('an endless program ends at the limit with its reason', async () => {
  open('while True: pass\n');
  await state.run();
  expect(state.moment.status.state).toBe('stopped');
  expect(state.message?.text).toMatch(/^Line 1: The limit of ticks is reached\./);
});

test('an edit starts the run over, says so, and compiles after a pause', async () => {
  vi.useFakeTimers();
  open(kProgram);
  await state.run();
  state.setSource('z = []\n');
  expect(state.edited).toBe(true);
  expect(state.moment.counters).toBeNull();
  expect(state.message?.text).toMatch(/the run starts over/);
  vi.runAllTimers();
  expect(state.edited).toBe(false);
  expect(state.moment.status).toMatchObject({ state: 'paused', tick: 0 });
});

test('a movement right after an edit uses the new program', async () => {
  open(kProgram);
  state.setSource('print("two")\n');
  await state.run();
  expect(state.moment.output.map(({ text }) => text)).toEqual(['two\n']);
});

test('another version starts the run over; an unknown one is refused in words', async () => {
  open(kProgram);
  await state.run();
  state.setPython('3.10');
  expect(state.moment.status.tick).toBe(0);
  expect(state.message?.text).toMatch(/^Now as CPython 3\.10/);
  state.setPython('2.7');
  expect(state.python).toBe('3.10');
  expect(state.message?.text).toMatch(/no version “2\.7”/);
});

test('an unknown version asked for from the start gives the default, and says so', () => {
  state.setPython('2.7');
  open(kProgram);
  expect(state.python).toBe('3.14');
  expect(state.message?.text).toMatch(/no version “2\.7” here; 3\.14 is used/);
});

test('a failing engine is a message, and the program is kept', async () => {
  open(kProgram);
  vi.spyOn(state.session!, 'runTo').mockImplementation(() => {
    throw new Error('unreachable');
  });
  await state.run();
  expect(state.activity).toBe('broken');
  expect(state.message?.text).toMatch(/The engine failed \(unreachable\)/);
  expect(state.source).toBe(kProgram);
  state.setSource('x = 1\n');
  expect(() => state.restart()).not.toThrow();
});

test('a diagnostic without a width marks its whole line', async () => {
  const found: Diagnostic = {
    kind: '', message: 'no', line: 1, column: 0, endLine: 1, endColumn: 0,
  };
  open('x = []\n');
  vi.spyOn(state.session!, 'load').mockReturnValue(JSON.stringify(found));
  state.setSource('y = []\n');
  await state.restart();
  expect(state.message?.text).toBe('Line 1: SyntaxError: no');
});
