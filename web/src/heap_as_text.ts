// heap_as_text.ts - the complete state of a moment as plain lines, for copying and for tests.

import type { HeapText } from './engine';

type HeapObject = HeapText['objects'][number];

/** "list #2: [1, 2] (count 3, generation 0, 72 bytes)". */
export function describeObject(object: HeapObject): string {
  const facts = [object.immortal ? 'immortal' : `count ${object.refcount}`];
  if (object.unreachable) {
    facts.push('unreachable but alive');
  }
  facts.push(object.generation < 0 ? 'untracked' : `generation ${object.generation}`);
  facts.push(`${object.sizeBytes.toLocaleString('en')} bytes`);
  return `${object.label}: ${object.repr} (${facts.join(', ')})`;
}

/** The words for one reference out of an object. */
export function describeEdge(
  edge: HeapObject['edges'][number],
  labels: ReadonlyMap<string, string>,
): string {
  const arrow = edge.weak ? '⇢ (weak)' : '→';
  return `${edge.name} ${arrow} ${labels.get(edge.object) ?? edge.object}`;
}

/** Object ids to labels. */
export function labelsOf(heap: HeapText): Map<string, string> {
  return new Map(heap.objects.map((object) => [object.id, object.label]));
}

/** All frames, names, objects, references and holders, one fact per line. */
export function heapAsText(heap: HeapText): string {
  const labels = labelsOf(heap);
  const lines: string[] = [];
  for (const frame of heap.frames) {
    lines.push(frame.line > 0 ? `${frame.name}, line ${frame.line}` : frame.name);
    for (const { name, object } of frame.names) {
      lines.push(`  ${name} → ${labels.get(object) ?? object}`);
    }
  }
  for (const object of heap.objects) {
    lines.push('', describeObject(object), `  at ${object.id}`);
    lines.push(...object.edges.map((edge) => `  ${describeEdge(edge, labels)}`));
    const holders = object.holders.length > 0 ? object.holders.join(', ') : 'nothing';
    lines.push(`  held by ${holders}`);
  }
  return `${lines.join('\n')}\n`;
}
