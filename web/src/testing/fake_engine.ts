// fake_engine.ts - an engine for tests: the contract of engine.ts over a toy of a few statements.
//
// Never part of the shipped page. It knows programs of single lines at module level: names bound to
// lists, aliases, append, del, print of a string, input(), raise, and `while True: pass`. Each line
// takes three ticks; its effect comes with the third. All state follows from the tick.

import type * as engine from '../engine';

const kTicksPerLine = 3;
const kTickLimit = 3_000_000;

interface Thing {
  label: string;
  items: Thing[];
}

interface World {
  names: Map<string, Thing>;
  things: Thing[];
  output: engine.OutputPiece[];
  taken: number;
  dropped: number;
  frees: number;
  said: string;
}

interface Line {
  number: number;
  text: string;
}

const kProfiles: engine.Profile[] = [
  { name: '3.10', title: 'CPython 3.10', isDefault: false },
  { name: '3.11', title: 'CPython 3.11', isDefault: false },
  { name: '3.14', title: 'CPython 3.14', isDefault: true },
];

let canvas: HTMLCanvasElement | null = null;

class FakeSession implements engine.Session {
  #lines: Line[] = [];
  #tick = 0;
  #lastTick = 0;
  #endTick = Infinity;
  #drawn = '';
  #size = { width: 0, height: 0, scale: 1 };
  #dark = false;
  #given: string[] = [];
  #inputEnds = false;
  #selected = '';

  constructor(readonly python: string) {}

  load(source: string): string {
    this.#tick = this.#lastTick = 0;
    this.#given = [];
    this.#inputEnds = false;
    this.#lines = source
      .split('\n')
      .map((text, index) => ({ number: index + 1, text: text.replace(/#.*/, '').trim() }))
      .filter((line) => line.text !== '');
    for (const { number, text } of this.#lines) {
      const message = mistakeIn(text);
      if (message) {
        const end = { endLine: number, endColumn: text.length };
        const found = { kind: 'SyntaxError', message, line: number, column: 0, ...end };
        return JSON.stringify(found satisfies engine.Diagnostic);
      }
    }
    const endless = this.#lines.some((line) => line.text === 'while True: pass');
    const raising = this.#lines.findIndex((line) => line.text.startsWith('raise '));
    const count = raising >= 0 ? raising + 1 : this.#lines.length;
    this.#endTick = endless ? kTickLimit : count * kTicksPerLine;
    return '';
  }

  runTo(condition: engine.Condition, argument: string, maxTicks: number): engine.RunResult {
    for (let used = 0; used < maxTicks; used++) {
      if (this.#tick >= this.#endTick || this.#waits()) {
        return 'end';
      }
      const from = this.#lineAt(this.#tick);
      this.#goTo(this.#tick + 1);
      const to = this.#lineAt(this.#tick);
      if (condition === 'instruction' || (condition === 'tick' && this.#tick === +argument)) {
        return 'reached';
      }
      if (to !== from && (condition === 'line' || (condition === 'atLine' && to === +argument))) {
        return 'reached';
      }
    }
    return this.#tick >= this.#endTick ? 'end' : 'budget';
  }

  seekTowards(tick: number): boolean {
    this.#goTo(Math.min(tick, this.#lastTick));
    return true;
  }

  /** Looks for lines, and for the moment since when a name holds a list. */
  runBack(condition: engine.Condition | 'reference', argument: string): engine.RunResult {
    const origin = this.#tick;
    const [id, ...holder] = argument.split(' ');
    const holds = () => {
      const held = JSON.parse(this.holders(id!)) as engine.Holders | null;
      return held?.holders.some(({ text }) => text === holder.join(' ')) ?? false;
    };
    for (let tick = origin - (condition === 'reference' ? 0 : 1); tick > 0; tick--) {
      this.#tick = tick - 1;
      const before = condition === 'reference' ? !holds() : this.#lineAt(tick - 1);
      this.#tick = tick;
      if (condition === 'reference' ? before && holds() : before !== this.#lineAt(tick)) {
        return 'reached';
      }
    }
    this.#tick = origin;
    return 'end';
  }

  giveInput(line: string): void {
    this.#given.push(line);
  }

  endInput(): void {
    this.#inputEnds = true;
  }

  status(): engine.Status {
    const ended = this.#tick >= this.#endTick;
    const last = this.#lines.at(-1);
    const raised = ended && this.#endTick < kTickLimit ? this.#raisedLine() : undefined;
    const limited = ended && this.#endTick === kTickLimit;
    return {
      state: this.#waits() ? 'waiting' : !ended ? 'paused' : limited ? 'stopped' : 'finished',
      tick: this.#tick,
      lastTick: this.#lastTick,
      endKnown: this.#lastTick >= this.#endTick,
      line: ended ? 0 : this.#lineAt(this.#tick),
      reason: raised ? messageIn(raised.text) : limited ? 'The limit of ticks is reached' : '',
      reasonLine: raised?.number ?? (limited ? (last?.number ?? 0) : 0),
      exitCode: raised ? 1 : 0,
    };
  }

  lineTicks(): string {
    const ticks: number[] = [];
    const end = Math.min(this.#lastTick + 1, this.#endTick, 3000);
    for (let tick = kTicksPerLine; tick < end; tick += kTicksPerLine) {
      ticks.push(tick);
    }
    return JSON.stringify(ticks);
  }

  output(): string {
    const world = this.#world();
    const raised = this.status().state === 'finished' ? this.#raisedLine() : undefined;
    if (raised) {
      const place = `  File "program.py", line ${raised.number}, in <module>\n    ${raised.text}`;
      const text = `Traceback (most recent call last):\n${place}\n${messageIn(raised.text)}\n`;
      world.output.push({ stream: 'stderr', text, tick: this.#tick });
    }
    return JSON.stringify({ leftOut: 0, pieces: world.output } satisfies engine.OutputTail);
  }

  counters(): string {
    const { things, taken, dropped, frees, names } = this.#world();
    const counters: engine.Counters = {
      liveObjects: things.length,
      ownObjects: things.length,
      referencesTaken: taken,
      referencesDropped: dropped,
      allocations: things.length + frees,
      frees,
      memoryBytes: things.length * 56 + names.size * 8,
      generationCounts: [things.length, 0, 0],
      thresholds: [700, 10, 10],
      collections: 0,
      collected: 0,
      uncollectable: 0,
      finalizersCalled: 0,
      weakReferences: 0,
      atExit: {},
    };
    return JSON.stringify(counters);
  }

  heapText(): string {
    const { names, things } = this.#world();
    const id = (thing: Thing) => `0x7f00${things.indexOf(thing)}0`;
    const bound = [...names].map(([name, thing]) => ({ name, object: id(thing) }));
    const line = this.#lineAt(this.#tick);
    const objects = things.map((thing) => {
      const by = [...names].filter(([, held]) => held === thing).map(([name]) => `name '${name}'`);
      const from = things.flatMap((holder) =>
        holder.items.flatMap((item, at) => (item === thing ? [`${holder.label} [${at}]`] : [])),
      );
      return {
        id: id(thing), label: thing.label, type: 'list', repr: '[…]', immortal: false,
        refcount: by.length + from.length, generation: 0, unreachable: by.length === 0,
        sizeBytes: 56, holders: [...by, ...from],
        edges: thing.items.map((item, at) => ({ name: `[${at}]`, object: id(item), weak: false })),
      };
    });
    const frames = [{ name: '<module>', line, names: bound }];
    return JSON.stringify({ frames, objects } satisfies engine.HeapText);
  }

  narration(): string {
    return this.#tick === 0 ? '' : this.#world().said;
  }

  codeView(): string {
    return JSON.stringify({ name: '<module>', rows: [], stack: [] } satisfies engine.CodeView);
  }

  holders(id: string): string {
    const { objects } = JSON.parse(this.heapText()) as engine.HeapText;
    const object = objects.find((candidate) => candidate.id === id);
    if (!object) {
      return 'null';
    }
    const { label, refcount } = object;
    const holders = object.holders.map((text) => {
      const from = objects.find((other) => text.startsWith(`${other.label} `));
      return { text, object: from?.id ?? '', strength: 'strong' as const, count: 1 };
    });
    const found = { label, refcount, immortal: false, counted: refcount, difference: '', holders };
    return JSON.stringify(found satisfies engine.Holders);
  }

  whyAlive(id: string): string {
    const held = JSON.parse(this.holders(id)) as engine.Holders | null;
    const edge = held?.holders.find((holder) => holder.object === '')?.text ?? '';
    const sentence = `${held?.label} is alive: ${edge} holds it.`;
    const path = [{ edge, id, label: held?.label ?? '' }];
    const why: engine.WhyAlive = { reachable: edge !== '', sentence, path };
    return held ? JSON.stringify(why) : 'null';
  }

  whatIf(id: string, holder: string): string {
    const held = JSON.parse(this.holders(id)) as engine.Holders | null;
    const freed = held?.holders.length === 1 ? [{ id, label: held.label }] : [];
    const sentence = `Without ${holder}, ${freed.length} objects would be freed at once.`;
    const counts = { objectsFreed: freed.length, objectsGarbage: 0, finalizersCalled: 0,
      callbacksCalled: 0 };
    const answer: engine.WhatIf = { sentence, possible: true, freed, garbage: [], ...counts };
    return held ? JSON.stringify(answer) : 'null';
  }

  cycles(): string {
    return '[]';
  }

  events(begin: number, end: number): string {
    const log: engine.EventLog = { end, events: [] };
    for (let tick = begin + 1; tick <= end; tick++) {
      log.events.push({ tick, kind: 'incref', object: '', text: `tick ${tick} does something` });
    }
    return JSON.stringify(log);
  }

  changesSince(tick: number): string {
    const now = this.#tick;
    const [first, last] = [Math.min(tick, now), Math.max(tick, now)];
    this.#tick = first;
    const before = (JSON.parse(this.heapText()) as engine.HeapText).objects;
    this.#tick = last;
    const after = (JSON.parse(this.heapText()) as engine.HeapText).objects;
    this.#tick = now;
    const without = (all: typeof before, others: typeof before) =>
      all.filter((one) => !others.some((other) => other.label === one.label))
        .map(({ id, label }) => ({ id, label }));
    const changes: engine.Changes = { made: without(after, before), freed: without(before, after),
      counts: [], gained: [], lost: [], becameUnreachable: [], resurrected: [], grewOlder: [] };
    return JSON.stringify(changes);
  }

  stateFile(): string {
    return JSON.stringify({ format: 'ouroboros-state', version: 1, tick: this.#tick });
  }

  setTheme(theme: 'light' | 'dark'): void {
    this.#dark = theme === 'dark';
    this.#drawn = '';
  }

  setView(): void {}

  resize(width: number, height: number, scale: number): void {
    this.#size = { width, height, scale };
    this.#drawn = '';
  }

  needsFrame(): boolean {
    return this.#drawn !== `${this.#tick}`;
  }

  drawFrame(): void {
    this.#drawn = `${this.#tick}`;
    if (canvas) {
      drawThings(canvas, this.#size, this.#dark, this.#world());
    }
  }

  pointer(): void {}
  wheel(): void {}
  key(): boolean {
    return false;
  }
  selected(): string {
    return this.#selected;
  }
  select(id: string): void {
    this.#selected = id;
  }
  delete(): void {}

  #goTo(tick: number): void {
    this.#tick = tick;
    this.#lastTick = Math.max(this.#lastTick, tick);
  }

  #lineAt(tick: number): number {
    const index = Math.min(Math.floor(tick / kTicksPerLine), this.#lines.length - 1);
    return this.#lines[index]?.number ?? 0;
  }

  /** input() needs a line for each time that it stands in the program. */
  #waits(): boolean {
    const index = Math.floor(this.#tick / kTicksPerLine);
    const begun = this.#tick % kTicksPerLine === 1;
    const asked = this.#lines.slice(0, index + 1).filter((line) => line.text === 'input()').length;
    const asks = begun && this.#lines[index]?.text === 'input()';
    return asks && asked > this.#given.length && !this.#inputEnds;
  }

  #raisedLine(): Line | undefined {
    return this.#lines.find((line) => line.text.startsWith('raise '));
  }

  #world(): World {
    const world: World = {
      names: new Map(), things: [], output: [], taken: 0, dropped: 0, frees: 0, said: '',
    };
    const done = Math.min(Math.floor(this.#tick / kTicksPerLine), this.#lines.length);
    for (const [index, line] of this.#lines.slice(0, done).entries()) {
      perform(world, line.text, (index + 1) * kTicksPerLine);
      world.said = `Line ${line.number} has run: ${line.text}`;
    }
    return world;
  }
}

function mistakeIn(text: string): string {
  if (text.startsWith('async ')) {
    return "Python has 'async'; this subset does not";
  }
  return text.split('(').length === text.split(')').length ? '' : "'(' was never closed";
}

function messageIn(text: string): string {
  const match = /^raise (\w+)\((?:"(.*)")?\)$/.exec(text);
  return match?.[2] ? `${match[1]}: ${match[2]}` : (match?.[1] ?? 'Exception');
}

function perform(world: World, text: string, tick: number): void {
  const printed = /^print\("(.*)"\)$/.exec(text);
  const append = /^(\w+)\.append\((\w+)\)$/.exec(text);
  const assign = /^(\w+) = (\w+|\[.*\])$/.exec(text);
  const unbind = /^del (\w+)$/.exec(text);
  if (printed) {
    world.output.push({ stream: 'stdout', text: `${printed[1]}\n`, tick });
  } else if (append) {
    const item = world.names.get(append[2]!);
    world.names.get(append[1]!)?.items.push(...(item ? [item] : []));
    world.taken++;
  } else if (assign) {
    const [, name, value] = assign;
    let thing = world.names.get(value!);
    if (!thing) {
      thing = { label: `list #${world.things.length + 1}`, items: [] };
      world.things.push(thing);
    }
    world.names.set(name!, thing);
    world.taken++;
  } else if (unbind) {
    world.names.delete(unbind[1]!);
    world.dropped++;
    release(world);
  }
}

function release(world: World): void {
  const held = new Set([...world.names.values(), ...world.things.flatMap((t) => t.items)]);
  const kept = world.things.filter((thing) => held.has(thing));
  world.frees += world.things.length - kept.length;
  world.things = kept;
}

function drawThings(
  target: HTMLCanvasElement,
  size: { width: number; height: number; scale: number },
  dark: boolean,
  world: World,
): void {
  target.width = Math.max(target.width, size.width * size.scale);
  target.height = Math.max(target.height, size.height * size.scale);
  const context = target.getContext('2d')!;
  context.setTransform(size.scale, 0, 0, size.scale, 0, 0);
  context.fillStyle = dark ? '#101815' : '#fbfcfa';
  context.fillRect(0, 0, size.width, size.height);
  context.font = '14px sans-serif';
  for (const [index, thing] of world.things.entries()) {
    context.strokeStyle = context.fillStyle = dark ? '#4fd1a5' : '#0b7a5c';
    context.strokeRect(60, 40 + index * 70, 150, 48);
    context.fillText(`${thing.label}  (${thing.items.length})`, 76, 69 + index * 70);
  }
}

const module: engine.EngineModule = {
  Session: FakeSession,
  profiles: () => JSON.stringify(kProfiles),
  setCanvas: (selector) => {
    canvas = document.querySelector(selector);
    return canvas !== null;
  },
};

const createEngine: engine.EngineFactory = () => Promise.resolve(module);
export default createEngine;
