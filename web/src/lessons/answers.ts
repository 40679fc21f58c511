// answers.ts - the expressions that answer a lesson's predictions, evaluated on a moment of a run.
//
//     refcount(items)      the count of the object that the name leads to
//     output(last)         the last line printed so far; output(2): the second
//     counter(collected)   one of the counters of engine.ts
//
// A lesson never writes an answer down, so it cannot be wrong about what the machine does.

import type { Counters, HeapText, OutputPiece } from '../engine';
import { objectNamed, ownCount } from '../moment';

export type Answer =
  | { kind: 'refcount'; name: string }
  | { kind: 'output'; line: number | 'last' }
  | { kind: 'counter'; name: CounterName };

/** The parts of a moment that answers look at. */
export interface Evidence {
  heap: HeapText;
  output: OutputPiece[];
  outputLeftOut: number;
  counters: Counters | null;
}

const kCounterNames = [
  'liveObjects', 'referencesTaken', 'referencesDropped', 'allocations', 'frees', 'memoryBytes',
  'collections', 'collected', 'uncollectable', 'finalizersCalled', 'weakReferences',
] as const satisfies readonly (keyof Counters)[];

type CounterName = (typeof kCounterNames)[number];

/** The expression that a text stands for, or a sentence on what is wrong with it. */
export function parseAnswer(text: string): Answer | string {
  const match = /^(\w+)\((\w+)\)$/.exec(text.trim());
  const [, kind, argument] = match ?? [];
  if (kind === 'refcount' && argument && /^[A-Za-z_]/.test(argument)) {
    return { kind, name: argument };
  }
  if (kind === 'output' && argument && /^(last|[1-9]\d*)$/.test(argument)) {
    return { kind, line: argument === 'last' ? 'last' : Number(argument) };
  }
  if (kind === 'counter') {
    const name = kCounterNames.find((known) => known === argument);
    return name ? { kind, name } : `there is no counter "${argument}"`;
  }
  return `"${text}" is not refcount(name), output(last), output(N) or counter(name)`;
}

/** The answer at a moment, as text; null when the moment has none (an unbound name, no output). */
export function evaluateAnswer(answer: Answer, evidence: Evidence): string | null {
  switch (answer.kind) {
    case 'refcount': {
      const object = objectNamed(evidence.heap, answer.name);
      return object ? String(object.refcount) : null;
    }
    case 'output': {
      const lines = printedLines(evidence.output);
      if (answer.line === 'last') {
        return lines.at(-1) ?? null;
      }
      return (evidence.outputLeftOut === 0 ? lines[answer.line - 1] : null) ?? null;
    }
    case 'counter':
      return evidence.counters ? String(answerCount(evidence.counters, answer.name)) : null;
  }
}

/** As the page shows it, but for live objects: a lesson means all of them. */
function answerCount(counters: Counters, name: CounterName): number {
  return name === 'liveObjects' ? counters.liveObjects : ownCount(counters, name);
}

function printedLines(output: OutputPiece[]): string[] {
  const printed = output.filter((piece) => piece.stream === 'stdout').map((piece) => piece.text);
  const text = printed.join('');
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
