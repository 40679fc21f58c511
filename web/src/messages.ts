// messages.ts - the sentences in which a sandbox tells its reader how the run stands.
//
// A message names the line it is about whenever there is one, so that the editor can show it
// there, and it says what can be done next.

import type { Diagnostic, Status } from './engine';
import { isAtEnd } from './moment';

export interface Span {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export interface Message {
  tone: 'note' | 'error';
  /** The whole message, with the line in words. */
  text: string;
  /** What the editor shows under the line; empty when the message belongs to no line. */
  lineText: string;
  /** The place in the program; columns are 0 when the whole line is meant. Null: no place. */
  span: Span | null;
}

const kExplore = 'The run up to here stays: go back with Back or the slider.';

/** A mistake in the program text. */
export function messageOfDiagnostic(found: Diagnostic): Message {
  const name = found.kind && found.kind !== 'SyntaxError' ? found.kind : 'SyntaxError';
  const { line, column, endLine, endColumn } = found;
  return {
    tone: 'error',
    text: `Line ${line}: ${name}: ${found.message}`,
    lineText: `${name}: ${found.message}`,
    span: { line, column, endLine, endColumn },
  };
}

/** What there is to say about the place where a session stands; null when nothing. */
export function messageOfStatus(status: Status): Message | null {
  if (status.state === 'waiting') {
    return note('input() waits for a line. Type it below the output; then the program goes on.');
  }
  if (!isAtEnd(status)) {
    return null;
  }
  if (status.reason === '') {
    const code = status.exitCode === 0 ? '' : ` with exit status ${status.exitCode}`;
    return note(`The program has ended${code}. ${kExplore}`);
  }
  const line = status.reasonLine;
  const where = line > 0 ? `Line ${line}: ` : '';
  return {
    tone: status.state === 'finished' ? 'error' : 'note',
    text: `${where}${withFullStop(status.reason)} ${kExplore}`,
    lineText: line > 0 ? status.reason : '',
    span: line > 0 ? { line, column: 0, endLine: line, endColumn: 0 } : null,
  };
}

/** A search for a moment has found none. */
export function messageOfNothing(way: 'next' | 'previous'): Message {
  return note(way === 'next'
    ? 'There is none after this moment, up to the end of the run.'
    : 'There is none before this moment.');
}

/** The reader pressed Stop. */
export function messageOfStop(status: Status): Message {
  const where = status.line > 0 ? ` at line ${status.line}` : '';
  return note(`Stopped by you${where}, after ${inWords(status.tick)}. ${kExplore} Run goes on.`);
}

export function messageOfEdit(): Message {
  return note('You changed the program: the run starts over from the beginning.');
}

export function messageOfVersion(title: string): Message {
  return note(`Now as ${title}: the run starts over from the beginning.`);
}

export function messageOfUnknownVersion(asked: string, used: string): Message {
  return note(`There is no version “${asked}” here; ${used} is used instead.`);
}

/** The engine itself failed: never the reader's fault. */
export function messageOfFailure(cause: unknown): Message {
  const whole = cause instanceof Error ? cause.message : String(cause);
  const detail = whole.replace(/\(?\)?\. Build with .*$/, '');
  const text = `The engine failed (${detail}). Your program is kept; reload the page to go on.`;
  return { tone: 'error', text, lineText: '', span: null };
}

/** "1 tick", "12,345 ticks". */
export function inWords(ticks: number): string {
  return `${ticks.toLocaleString('en')} ${ticks === 1 ? 'tick' : 'ticks'}`;
}

function note(text: string): Message {
  return { tone: 'note', text, lineText: '', span: null };
}

function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
