// program_view.ts - the CodeMirror editor behind <ouro-editor>; loaded only when it is needed.
//
// It shows three things that the machine knows: the line about to run, a place with a mistake, and
// the message under that line. All styles come from constructed style sheets and class names, so
// no style attribute is ever written and a strict Content-Security-Policy suffices.

import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit, LanguageSupport } from '@codemirror/language';
import { EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { GutterMarker, WidgetType, gutterLineClass } from '@codemirror/view';
import { RangeSet, type Text } from '@codemirror/state';
import type { Span } from '../messages';
import { programTheme } from './program_theme';

export interface Problem extends Span {
  text: string;
  tone: 'note' | 'error';
}

export interface ProgramViewOptions {
  parent: HTMLElement;
  /** The shadow root that the editor lives in: its styles are adopted there. */
  root: ShadowRoot;
  source: string;
  readonly: boolean;
  onChange(source: string): void;
  /** Ctrl+Enter or Cmd+Enter. */
  onRun(): void;
}

const setCurrentLine = StateEffect.define<number>();
const setProblem = StateEffect.define<Problem | null>();

/** The message under a line. */
class ProblemWidget extends WidgetType {
  constructor(readonly problem: Problem) {
    super();
  }

  override eq(other: ProblemWidget): boolean {
    return other.problem.text === this.problem.text && other.problem.tone === this.problem.tone;
  }

  override toDOM(): HTMLElement {
    const place = document.createElement('div');
    place.className = `cm-problem cm-problem-${this.problem.tone}`;
    const box = document.createElement('p');
    box.textContent = this.problem.text;
    place.append(box);
    return place;
  }
}

class CurrentLineMarker extends GutterMarker {
  override elementClass = 'cm-current-gutter';
}

const currentMarker = new CurrentLineMarker();

/** The start of a line, or -1 when the document is shorter. */
function lineStart(doc: Text, line: number): number {
  return line >= 1 && line <= doc.lines ? doc.line(line).from : -1;
}

const currentLine = StateField.define<number>({
  create: () => 0,
  update(line, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setCurrentLine)) {
        return effect.value;
      }
    }
    return transaction.docChanged ? 0 : line;
  },
  provide: (field) => [
    EditorView.decorations.compute([field], (state) => {
      const from = lineStart(state.doc, state.field(field));
      return from < 0 ? Decoration.none : Decoration.set(currentDecoration.range(from));
    }),
    gutterLineClass.compute([field], (state) => {
      const from = lineStart(state.doc, state.field(field));
      return from < 0 ? RangeSet.empty : RangeSet.of(currentMarker.range(from));
    }),
  ],
});

const currentDecoration = Decoration.line({ class: 'cm-current' });

const problem = StateField.define<Problem | null>({
  create: () => null,
  update(found, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setProblem)) {
        return effect.value;
      }
    }
    return transaction.docChanged ? null : found;
  },
  provide: (field) =>
    EditorView.decorations.compute([field], (state) => {
      const found = state.field(field);
      return found ? decorateProblem(state.doc, found) : Decoration.none;
    }),
});

function decorateProblem(doc: Text, found: Problem): DecorationSet {
  if (found.line < 1 || found.line > doc.lines) {
    return Decoration.none;
  }
  const first = doc.line(found.line);
  const last = doc.line(Math.min(Math.max(found.endLine, found.line), doc.lines));
  const whole = found.endLine === found.line && found.endColumn <= found.column;
  const indent = /^\s*/.exec(first.text)?.[0].length ?? 0;
  const from = whole ? first.from + indent : Math.min(first.from + found.column, first.to);
  const to = whole ? first.to : Math.min(last.from + found.endColumn, last.to);
  const widget = Decoration.widget({ widget: new ProblemWidget(found), block: true, side: 1 });
  const marks = from < to
    ? [Decoration.mark({ class: `cm-squiggle cm-squiggle-${found.tone}` }).range(from, to)]
    : [];
  return Decoration.set([...marks, widget.range(last.to)], true);
}

/**
 * Typing over a selection, done here instead of by the browser: Chromium would keep the look of the
 * replaced text in a style attribute, which the page's strict policy forbids and reports.
 */
const typeOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data, isComposing } = event;
    const { state } = view;
    if (inputType !== 'insertText' || !data || isComposing || state.selection.main.empty) {
      return false;
    }
    event.preventDefault();
    view.dispatch(state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

function extensionsFor(options: ProgramViewOptions): Extension[] {
  const run = (): boolean => {
    options.onRun();
    return true;
  };
  return [
    lineNumbers(),
    history(),
    indentOnInput(),
    bracketMatching(),
    indentUnit.of('    '),
    new LanguageSupport(pythonLanguage),
    programTheme,
    currentLine,
    problem,
    typeOverSelection,
    EditorState.readOnly.of(options.readonly),
    EditorView.contentAttributes.of({ 'aria-label': 'Python program', tabindex: '0' }),
    keymap.of([{ key: 'Mod-Enter', run }, indentWithTab, ...defaultKeymap, ...historyKeymap]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        options.onChange(update.state.doc.toString());
      }
    }),
  ];
}

/** A CodeMirror view with the few commands that <ouro-editor> needs. */
export class ProgramView {
  readonly #view: EditorView;

  constructor(options: ProgramViewOptions) {
    this.#view = new EditorView({
      parent: options.parent,
      root: options.root,
      state: EditorState.create({ doc: options.source, extensions: extensionsFor(options) }),
    });
  }

  get source(): string {
    return this.#view.state.doc.toString();
  }

  setSource(source: string): void {
    if (source !== this.source) {
      const changes = { from: 0, to: this.#view.state.doc.length, insert: source };
      this.#view.dispatch({ changes });
    }
  }

  /** Marks the line about to run (0: none) and the place of a mistake. */
  show(line: number, found: Problem | null): void {
    const { state } = this.#view;
    const effects = [];
    if (state.field(currentLine) !== line) {
      effects.push(setCurrentLine.of(line));
    }
    if (!sameProblem(state.field(problem), found)) {
      effects.push(setProblem.of(found));
    }
    if (effects.length > 0) {
      this.#view.dispatch({ effects });
      this.#reveal(found?.line ?? line);
    }
  }

  /** Scrolls the editor, and never the page around it, until a line is visible. */
  #reveal(line: number): void {
    const start = lineStart(this.#view.state.doc, line);
    if (start < 0) {
      return;
    }
    this.#view.requestMeasure({
      read: (view) => view.lineBlockAt(start),
      write: (block, view) => {
        const { scrollDOM } = view;
        const margin = block.height * 2;
        if (block.top - margin < scrollDOM.scrollTop) {
          scrollDOM.scrollTop = block.top - margin;
        } else if (block.bottom + margin > scrollDOM.scrollTop + scrollDOM.clientHeight) {
          scrollDOM.scrollTop = block.bottom + margin - scrollDOM.clientHeight;
        }
      },
    });
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}

function sameProblem(one: Problem | null, other: Problem | null): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
