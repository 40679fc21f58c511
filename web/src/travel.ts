// travel.ts - the ways to moments that a run has reached: in slices, as run_loop.ts runs forward.

import type { Condition, Session } from './engine';
import type { Moment } from './moment';
import { inSlices, runInSlices, type FindCondition, type RunEnd, type RunHooks } from './run_loop';

type Unit = 'line' | 'instruction';

/** Whether it is known where goBack() leads, so that nothing has to be searched. */
export function knowsGoal(from: Moment, unit: Unit): boolean {
  return unit === 'instruction' || from.lineTicks.length > 0;
}

/** To the moment before this one at which a line, or an instruction, was about to run. */
export async function goBack(
  session: Session,
  from: Moment,
  unit: Unit,
  hooks: RunHooks,
): Promise<RunEnd> {
  const { tick } = from.status;
  if (unit === 'instruction') {
    return seekInSlices(session, tick - 1, unit, hooks);
  }
  if (from.lineTicks.length > 0) {
    const before = from.lineTicks.filter((line) => line < tick).at(-1) ?? 0;
    return seekInSlices(session, before, unit, hooks);
  }
  const end = await findBackInSlices(session, 'line', '', hooks);
  return end === 'end' ? seekInSlices(session, 0, unit, hooks) : end;
}

/** To the next moment at which a condition holds, or the last one before this. "end": there is
 *  none, and it stands where it stood. */
export async function searchInSlices(
  session: Session,
  way: 'next' | 'previous',
  condition: FindCondition,
  argument: string,
  hooks: RunHooks,
): Promise<RunEnd> {
  if (way === 'previous') {
    return findBackInSlices(session, condition, argument, hooks);
  }
  const origin = session.status().tick;
  const end = await runInSlices(session, condition as Condition, argument, hooks);
  if (end === 'end') {
    seekAtOnce(session, origin);
  }
  return end;
}

/** To a tick; one beyond the furthest means the furthest. `unit`: see Session.seekTowards. */
export function seekInSlices(
  session: Session,
  tick: number,
  unit: Unit,
  hooks: RunHooks,
): Promise<RunEnd> {
  const goal = Math.max(0, Math.min(Math.round(tick), session.status().lastTick));
  return inSlices(
    (budget) => (session.seekTowards(goal, unit, budget) ? 'reached' : 'budget'),
    hooks,
  );
}

export function seekAtOnce(session: Session, tick: number): void {
  session.seekTowards(tick, 'line', Number.MAX_SAFE_INTEGER);
}

function findBackInSlices(
  session: Session,
  condition: FindCondition,
  argument: string,
  hooks: RunHooks,
): Promise<RunEnd> {
  return inSlices((budget) => session.runBack(condition, argument, budget), hooks);
}
