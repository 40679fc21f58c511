// Running in slices: short, adaptive, and ended by the hooks.

import { expect, test } from 'vitest';
import type { RunResult, Session } from '../src/engine';
import { nextBudget, runInSlices } from '../src/run_loop';

function keepBusy(ms: number): void {
  for (const begin = performance.now(); performance.now() - begin < ms;);
}

/** A session that needs `ticks` ticks to reach its end, and takes some time for each call. */
function sessionOf(ticks: number, msOfCall = 0): Session {
  let left = ticks;
  const runTo = (_condition: string, _argument: string, budget: number): RunResult => {
    keepBusy(msOfCall);
    left -= budget;
    return left <= 0 ? 'end' : 'budget';
  };
  return { runTo } as unknown as Session;
}

const calm = { shouldStop: () => false, onProgress: () => undefined };

test('a short run is over in its first slice, before the function returns', () => {
  let stops = 0;
  const hooks = { ...calm, shouldStop: () => stops++ > 0 };
  void runInSlices(sessionOf(10), 'end', '', hooks);
  expect(stops).toBe(0);
});

test('a long run reports progress and reaches its end', async () => {
  let reports = 0;
  const hooks = { ...calm, onProgress: () => reports++ };
  await expect(runInSlices(sessionOf(1e6, 4), 'end', '', hooks)).resolves.toBe('end');
  expect(reports).toBeGreaterThan(0);
});

test('the hooks end an endless run', async () => {
  let slices = 0;
  const hooks = { ...calm, shouldStop: () => ++slices === 3 };
  await expect(runInSlices(sessionOf(Infinity), 'end', '', hooks)).resolves.toBe('interrupted');
  expect(slices).toBe(3);
});

test('ticks that take long do not make the first slice long', async () => {
  const ticksOfCalls: number[] = [];
  let stops = 0;
  const runTo = (_condition: string, _argument: string, budget: number): RunResult => {
    ticksOfCalls.push(budget);
    keepBusy(30);
    return 'budget';
  };
  const hooks = { ...calm, shouldStop: () => ++stops === 3 };
  await runInSlices({ runTo } as unknown as Session, 'end', '', hooks);
  expect(ticksOfCalls).toHaveLength(3);
  expect(Math.max(...ticksOfCalls)).toBeLessThanOrEqual(100);
});

test('slices grow on a fast machine and shrink on a slow one, within limits', () => {
  expect(nextBudget(1000, 5)).toBe(2000);
  expect(nextBudget(1000, 20)).toBe(500);
  expect(nextBudget(1000, 0)).toBe(4000);
  expect(nextBudget(20, 1000)).toBe(20);
  expect(nextBudget(4_000_000, 0.1)).toBe(4_000_000);
});
