// The state of a moment in words.

import { expect, test } from 'vitest';
import type { HeapText } from '../src/engine';
import { heapAsText } from '../src/heap_as_text';

const heap: HeapText = {
  frames: [{ name: '<module>', line: 3, names: [{ name: 'x', object: '0x10' }] }],
  objects: [
    {
      id: '0x10', label: 'list #1', type: 'list', repr: '[None]', refcount: 2, immortal: false,
      generation: 0, unreachable: false, sizeBytes: 1064, holders: ["name 'x'", 'list #2 [0]'],
      edges: [{ name: '[0]', object: '0x20', weak: false }],
    },
    {
      id: '0x20', label: 'None', type: 'NoneType', repr: 'None', refcount: 0, immortal: true,
      generation: -1, unreachable: false, sizeBytes: 16, holders: ['list #1 [0]'], edges: [],
    },
    {
      id: '0x30', label: 'ref #1', type: 'weakref', repr: '<weakref>', refcount: 1,
      immortal: false, generation: 1, unreachable: true, sizeBytes: 72, holders: [],
      edges: [{ name: 'referent', object: '0x99', weak: true }],
    },
  ],
};

test('every frame, name, object, reference and holder has its line', () => {
  expect(heapAsText(heap)).toBe(`<module>, line 3
  x → list #1

list #1: [None] (count 2, generation 0, 1,064 bytes)
  at 0x10
  [0] → None
  held by name 'x', list #2 [0]

None: None (immortal, untracked, 16 bytes)
  at 0x20
  held by list #1 [0]

ref #1: <weakref> (count 1, unreachable but alive, generation 1, 72 bytes)
  at 0x30
  referent ⇢ (weak) 0x99
  held by nothing
`);
});
