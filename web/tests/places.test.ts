// Places: "line:4", "tick:120", "event:NAME", "start", "end".

import { expect, test } from 'vitest';
import { parsePlace } from '../src/places';

test.each([
  ['start', { kind: 'start' }],
  ['end', { kind: 'end' }],
  ['line:4', { kind: 'line', line: 4 }],
  [' tick:0 ', { kind: 'tick', tick: 0 }],
  ['event:finalizer_called', { kind: 'event', name: 'finalizer_called' }],
])('"%s" is a place', (text, place) => {
  expect(parsePlace(text)).toEqual(place);
});

test.each(['', 'line', 'line:', 'line:0', 'line:-1', 'line:1.5', 'tick:x', 'event:a b', 'phase:x'])(
  '"%s" is no place',
  (text) => {
    expect(parsePlace(text)).toBeNull();
  },
);
