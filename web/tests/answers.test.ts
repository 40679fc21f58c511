// Answers come from the run; guesses are compared with them.

import { expect, test } from 'vitest';
import type { Counters, HeapText } from '../src/engine';
import { evaluateAnswer, parseAnswer, type Answer, type Evidence } from '../src/lessons/answers';
import { judge, sameValue } from '../src/lessons/judge';
import type { Prediction } from '../src/lessons/lesson';

const object = (id: string, refcount: number): HeapText['objects'][number] => ({
  id, label: `list ${id}`, type: 'list', repr: '[]', refcount, immortal: false, generation: 0,
  unreachable: false, sizeBytes: 56, edges: [], holders: [],
});

const evidence: Evidence = {
  heap: {
    frames: [
      {
        name: '<module>',
        line: 9,
        names: [{ name: 'x', object: '1' }, { name: 'y', object: '2' }],
      },
      { name: 'f', line: 3, names: [{ name: 'x', object: '2' }] },
    ],
    objects: [object('1', 3), object('2', 5)],
  },
  outputLeftOut: 0,
  output: [
    { stream: 'stdout', text: 'first\nsec', tick: 1 },
    { stream: 'stderr', text: 'oops\n', tick: 2 },
    { stream: 'stdout', text: 'ond\n', tick: 3 },
  ],
  counters: { collected: 9, frees: 4, atExit: { collected: 7 } } as Counters,
};

const valueOf = (text: string): string | null =>
  evaluateAnswer(parseAnswer(text) as Answer, evidence);

test('refcount(name) finds the name from the running function outwards', () => {
  expect(valueOf('refcount(x)')).toBe('5');
  expect(valueOf('refcount(y)')).toBe('5');
  expect(valueOf('refcount(z)')).toBeNull();
});

test('output(N) and output(last) are lines of standard output', () => {
  expect(valueOf('output(1)')).toBe('first');
  expect(valueOf('output(last)')).toBe('second');
  expect(valueOf('output(3)')).toBeNull();
});

test('counter(name) is a counter of the engine', () => {
  expect(valueOf('counter(frees)')).toBe('4');
  expect(valueOf('counter(collected)'), 'without what Python does at exit').toBe('7');
});

test.each(['', 'refcount()', 'refcount(1)', 'output(0)', 'output(first)', 'counter(x)', 'len(x)'])(
  '"%s" is no expression',
  (text) => {
    expect(typeof parseAnswer(text)).toBe('string');
  },
);

const prediction: Prediction = {
  kind: 'number', question: '', until: '', answer: '', right: 'yes', otherwise: 'hm',
  wrong: [{ guess: '1', reply: 'one' }],
};

test('a guess gets the reply of its idea', () => {
  expect(judge(prediction, ' 2 ', '2')).toEqual({ right: true, reply: 'yes' });
  expect(judge(prediction, '1', '2')).toEqual({ right: false, reply: 'one' });
  expect(judge(prediction, '9', '2')).toEqual({ right: false, reply: 'hm' });
  expect(judge(prediction, 'many', '2')).toEqual({ right: false, reply: 'hm' });
});

test('numbers are compared as numbers, lines without what people add around them', () => {
  expect(sameValue('number', '1,000', '1000')).toBe(true);
  expect(sameValue('number', '', '0')).toBe(false);
  expect(sameValue('line', '"a  b"', 'a b')).toBe(true);
  expect(sameValue('line', 'A', 'a')).toBe(false);
});
