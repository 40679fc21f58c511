// inspection.ts - what there is to say about one object at one moment: plain data, taken at once.

import type { Cycle, HeapText, Holders, ObjectName, Session, WhatIf, WhyAlive } from './engine';

export type HeapObject = HeapText['objects'][number];

export interface Inspection {
  id: string;
  /** The last one known, when the object is not there. */
  label: string;
  /** Null: no such object at this moment. */
  holders: Holders | null;
  why: WhyAlive | null;
  /** Its count, size and references; null when it is not shown as an object of its own. */
  object: HeapObject | null;
  /** The objects that it refers to and that refer back to it, itself left out. */
  circle: ObjectName[];
  /** It refers to itself. */
  holdsItself: boolean;
}

/** What became of a question "what if": about which holder, and the answer. */
export interface Foretelling {
  holder: string;
  answer: WhatIf;
}

export function inspect(
  session: Session,
  heap: HeapText,
  id: string,
  knownLabel: string,
): Inspection {
  const holders = JSON.parse(session.holders(id)) as Holders | null;
  const object = heap.objects.find((candidate) => candidate.id === id) ?? null;
  const inspection: Inspection = {
    id,
    label: holders?.label ?? knownLabel,
    holders,
    object,
    why: null,
    circle: [],
    holdsItself: false,
  };
  if (holders) {
    inspection.why = JSON.parse(session.whyAlive(id)) as WhyAlive | null;
    const cycles = JSON.parse(session.cycles()) as Cycle[];
    const members = cycles.find((cycle) => cycle.objects.includes(id))?.objects ?? [];
    inspection.holdsItself = members.length === 1;
    inspection.circle = members
      .filter((member) => member !== id)
      .map((member) => ({ id: member, label: labelIn(heap, member) }));
  }
  return inspection;
}

function labelIn(heap: HeapText, id: string): string {
  return heap.objects.find((object) => object.id === id)?.label ?? id;
}
