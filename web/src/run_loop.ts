// run_loop.ts - runs a session towards a condition in short slices, so that the page can breathe.
//
// One slice costs about kSliceMs on any machine, whatever a tick costs: it is made of calls, the
// first one of few ticks, and each has as many ticks as the time of the last one allows. Between
// slices the browser handles input and paints. The first slice runs before the function returns
// its promise, so an ordinary step is over at once.

import type { Condition, RunResult, Session } from './engine';

/** What can be looked for in both directions, and since when a reference is there. */
export type FindCondition = Condition | 'reference';

const kSliceMs = 10;
const kReportMs = 120;
/** Showing the progress of a run takes at most one part in so many of its time. */
const kReportShare = 8;
const kFirstBudget = 100;
const kBudgetMin = 20;
const kBudgetMax = 4_000_000;

export interface RunHooks {
  /** Asked after each slice; true ends the run. */
  shouldStop(): boolean;
  /** Called now and then while the run goes on, to show progress. */
  onProgress(): void;
}

export type RunEnd = Exclude<RunResult, 'budget'> | 'interrupted';

/** Runs until the condition holds, the program ends, or the hooks say stop. */
export function runInSlices(
  session: Session,
  condition: Condition,
  argument: string,
  hooks: RunHooks,
): Promise<RunEnd> {
  return inSlices((budget) => session.runTo(condition, argument, budget), hooks);
}

/** Calls `runSlice` with a budget of ticks until it is done, or the hooks say stop. */
export async function inSlices(
  runSlice: (budget: number) => RunResult,
  hooks: RunHooks,
): Promise<RunEnd> {
  let budget = kFirstBudget;
  let nextReport = 0;
  let sliceBegin = performance.now();
  for (;;) {
    const before = performance.now();
    const result = runSlice(budget);
    if (result !== 'budget') {
      return result;
    }
    const now = performance.now();
    budget = nextBudget(budget, now - before);
    if (now - sliceBegin < kSliceMs) {
      continue;
    }
    if (now >= nextReport) {
      hooks.onProgress();
      nextReport = Math.max(now + kReportMs, now + kReportShare * (performance.now() - now));
    }
    await letThePageBreathe();
    sliceBegin = performance.now();
    if (hooks.shouldStop()) {
      return 'interrupted';
    }
  }
}

/** Ticks for the next call, given what the last one cost. */
export function nextBudget(budget: number, elapsedMs: number): number {
  const factor = Math.min(4, Math.max(0.25, kSliceMs / Math.max(elapsedMs, 0.1)));
  return Math.round(Math.min(kBudgetMax, Math.max(kBudgetMin, budget * factor)));
}

function letThePageBreathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
