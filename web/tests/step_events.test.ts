// Which ticks make up the last step.

import { expect, test } from 'vitest';
import { emptyMoment } from '../src/moment';
import { lastStep } from '../src/step_events';

function at(tick: number, state: 'paused' | 'finished', lineTicks: number[]) {
  const moment = emptyMoment();
  return { ...moment, lineTicks, status: { ...moment.status, tick, state } };
}

test('at a line it is the line before, elsewhere the tick before', () => {
  expect(lastStep(at(7, 'paused', [3, 7, 12]))).toEqual({ begin: 3, end: 7 });
  expect(lastStep(at(3, 'paused', [3, 7, 12]))).toEqual({ begin: 0, end: 3 });
  expect(lastStep(at(8, 'paused', [3, 7, 12]))).toEqual({ begin: 7, end: 8 });
  expect(lastStep(at(20, 'finished', [3, 7, 12]))).toEqual({ begin: 12, end: 20 });
  expect(lastStep(at(9, 'paused', []))).toEqual({ begin: 8, end: 9 });
});
