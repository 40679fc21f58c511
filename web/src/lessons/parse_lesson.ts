// parse_lesson.ts - turns a lesson's text and program into a Lesson, or says file and line of what
// is wrong. lessons/README.md describes the format for authors.
//
// A lesson.md is a head between two lines of `---`, an introduction, and sections that begin with
// `## `. Head and sections start with lines `key: value`; a blank line ends those of a section.
// Runs when the page is built; the Markdown library comes in as a parameter, so it is not part of
// the page.

import { parsePlace } from '../places';
import { parseAnswer } from './answers';
import type { Lesson, LessonStep, Prediction } from './lesson';

/** A mistake in a lesson: "lessons/…/lesson.md:12: what is wrong". */
export class LessonError extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`);
    this.name = 'LessonError';
  }
}

export interface LessonSource {
  id: string;
  /** How errors call the file. */
  file: string;
  text: string;
  program: string;
  solution: string;
}

/** Markdown to HTML: a whole text, and a single line without a paragraph around it. */
export interface MarkdownRenderer {
  block(text: string): string;
  inline(text: string): string;
}

interface Entry {
  value: string;
  line: number;
}

type Entries = Map<string, Entry[]>;

interface Section {
  title: string;
  line: number;
  entries: Entries;
  prose: string;
}

const kHeadKeys = ['title', 'summary', 'profiles', 'view'];
const kStepKeys = ['at', 'ask', 'question', 'until', 'answer', 'right', 'wrong', 'otherwise'];
const kRepeatable = ['wrong'];

/** The lesson in `source`. Throws a LessonError at the first mistake. */
export function parseLesson(source: LessonSource, markdown: MarkdownRenderer): Lesson {
  const reader = new LessonReader(source, markdown);
  return reader.read();
}

class LessonReader {
  readonly #lines: string[];

  constructor(
    readonly source: LessonSource,
    readonly markdown: MarkdownRenderer,
  ) {
    this.#lines = source.text.replace(/\r\n?/g, '\n').split('\n');
  }

  read(): Lesson {
    const { head, bodyStart } = this.#readHead();
    const [introduction, ...sections] = this.#readSections(bodyStart);
    const title = this.#required(head, 'title', 1);
    const profiles = this.#required(head, 'profiles', 1).value.split(/\s+/);
    const odd = profiles.find((name) => !/^\d+\.\d+(\.\d+)?$/.test(name));
    if (odd !== undefined) {
      this.#fail(head.get('profiles')?.[0]?.line ?? 1, `"${odd}" is not a version such as 3.14`);
    }
    if (!introduction || introduction.prose.trim() === '') {
      this.#fail(bodyStart + 1, 'a lesson begins with an introduction');
    }
    const first = { ...introduction, title: title.value };
    return {
      id: this.source.id,
      title: title.value,
      summary: this.#required(head, 'summary', 1).value,
      profiles,
      view: head.get('view')?.[0]?.value ?? '',
      program: this.source.program,
      solution: this.source.solution,
      steps: [first, ...sections].map((section) => this.#readStep(section)),
    };
  }

  #readHead(): { head: Entries; bodyStart: number } {
    if (this.#lines[0] !== '---') {
      this.#fail(1, 'a lesson begins with a line "---"');
    }
    const end = this.#lines.indexOf('---', 1);
    if (end < 0) {
      this.#fail(1, 'the head of the lesson has no second line "---"');
    }
    return { head: this.#readEntries(1, end, kHeadKeys), bodyStart: end + 1 };
  }

  /** The introduction (without a title) and then one section per `## `. */
  #readSections(start: number): Section[] {
    const starts = [start];
    let fenced = false;
    for (let at = start; at < this.#lines.length; at++) {
      const line = this.#lines[at] ?? '';
      fenced = line.startsWith('```') ? !fenced : fenced;
      if (!fenced && line.startsWith('## ')) {
        starts.push(at);
      }
    }
    return starts.map((from, index) => {
      const to = starts[index + 1] ?? this.#lines.length;
      return index === 0 ? this.#introduction(from, to) : this.#section(from, to);
    });
  }

  #introduction(from: number, to: number): Section {
    const prose = this.#lines.slice(from, to).join('\n');
    return { title: '', line: from + 1, entries: new Map(), prose };
  }

  #section(from: number, to: number): Section {
    const title = (this.#lines[from] ?? '').slice(3).trim();
    let proseStart = from + 1;
    while (proseStart < to && /^\w+:/.test(this.#lines[proseStart] ?? '')) {
      proseStart++;
    }
    const entries = this.#readEntries(from + 1, proseStart, kStepKeys);
    const prose = this.#lines.slice(proseStart, to).join('\n');
    return { title, line: from + 1, entries, prose };
  }

  #readEntries(from: number, to: number, known: readonly string[]): Entries {
    const entries: Entries = new Map();
    for (let at = from; at < to; at++) {
      const text = this.#lines[at] ?? '';
      const match = /^(\w+):\s*(.*)$/.exec(text);
      const [, key, value] = match ?? [];
      if (key === undefined || value === undefined) {
        if (text.trim() === '') continue;
        this.#fail(at + 1, `"${text}" is not "key: value"`);
      }
      if (!known.includes(key)) {
        this.#fail(at + 1, `unknown key "${key}"; known here: ${known.join(', ')}`);
      }
      const others = entries.get(key) ?? [];
      if (others.length > 0 && !kRepeatable.includes(key)) {
        this.#fail(at + 1, `"${key}" stands here twice`);
      }
      entries.set(key, [...others, { value: value.trim(), line: at + 1 }]);
    }
    return entries;
  }

  #readStep(section: Section): LessonStep {
    return {
      title: section.title,
      prose: this.markdown.block(section.prose),
      at: this.#place(section, 'at'),
      prediction: this.#readPrediction(section),
    };
  }

  #readPrediction(section: Section): Prediction | null {
    const { entries } = section;
    const ask = entries.get('ask')?.[0];
    if (!ask) {
      const stray = kStepKeys.find((key) => key !== 'at' && entries.has(key));
      if (stray) {
        const line = entries.get(stray)?.[0]?.line ?? section.line;
        this.#fail(line, `"${stray}" needs "ask: number" or "ask: line"`);
      }
      return null;
    }
    if (ask.value !== 'number' && ask.value !== 'line') {
      this.#fail(ask.line, `"ask" is number or line, not "${ask.value}"`);
    }
    const answer = this.#required(entries, 'answer', section.line);
    const parsed = parseAnswer(answer.value);
    if (typeof parsed === 'string') {
      this.#fail(answer.line, parsed);
    }
    const text = (key: string): string =>
      this.markdown.inline(this.#required(entries, key, section.line).value);
    return {
      kind: ask.value,
      question: text('question'),
      until: this.#place(section, 'until'),
      answer: answer.value,
      right: text('right'),
      wrong: this.#readWrongIdeas(section, ask.value),
      otherwise: text('otherwise'),
    };
  }

  #readWrongIdeas(section: Section, kind: Prediction['kind']): Prediction['wrong'] {
    const ideas = section.entries.get('wrong') ?? [];
    if (ideas.length === 0) {
      this.#fail(section.line, 'a prediction needs a reply to at least one wrong idea ("wrong:")');
    }
    return ideas.map(({ value, line }) => {
      const [guess, reply] = value.split(/\s*->\s*(.*)/s);
      if (!guess || !reply) {
        this.#fail(line, '"wrong" is written as: guess -> reply');
      }
      if (kind === 'number' && !/^-?\d+$/.test(guess)) {
        this.#fail(line, `"${guess}" is not a number`);
      }
      return { guess, reply: this.markdown.inline(reply) };
    });
  }

  /** A place of the key's entry, checked; '' when there is none. */
  #place(section: Section, key: string): string {
    const entry = section.entries.get(key)?.[0];
    if (!entry) {
      return '';
    }
    const place = parsePlace(entry.value);
    if (!place) {
      this.#fail(entry.line, `"${entry.value}" is not a place; write line:4, tick:12 or end`);
    }
    const lines = this.source.program.trimEnd().split('\n');
    if (place.kind === 'line' && (lines[place.line - 1] ?? '').trim() === '') {
      this.#fail(entry.line, `the program has nothing to run on line ${place.line}`);
    }
    return entry.value;
  }

  #required(entries: Entries, key: string, line: number): Entry {
    const entry = entries.get(key)?.[0];
    if (!entry || entry.value === '') {
      this.#fail(line, `"${key}:" is missing`);
    }
    return entry;
  }

  #fail(line: number, what: string): never {
    throw new LessonError(this.source.file, line, what);
  }
}
