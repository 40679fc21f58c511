// judge.ts - compares a reader's guess with what the machine says, and chooses the reply.

import type { Prediction } from './lesson';

export interface Judgement {
  right: boolean;
  /** HTML. */
  reply: string;
}

/** The reply to a guess, given the answer that came from the run. */
export function judge(prediction: Prediction, guess: string, answer: string): Judgement {
  if (sameValue(prediction.kind, guess, answer)) {
    return { right: true, reply: prediction.right };
  }
  const known = prediction.wrong.find((idea) => sameValue(prediction.kind, guess, idea.guess));
  return { right: false, reply: known?.reply ?? prediction.otherwise };
}

/** Numbers are compared as numbers, lines without the spaces and quotes people add around them. */
export function sameValue(kind: Prediction['kind'], one: string, other: string): boolean {
  if (kind === 'number') {
    const [left, right] = [one, other].map((text) => text.trim().replace(/[, _]/g, ''));
    return left !== '' && right !== '' && Number(left) === Number(right);
  }
  return bare(one) === bare(other);
}

function bare(line: string): string {
  const trimmed = line.trim().replace(/\s+/g, ' ');
  return /^(['"]).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
