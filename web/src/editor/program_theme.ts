// program_theme.ts - how the program looks in the editor: the page's tokens, as CodeMirror themes.

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    fontSize: 'var(--code-size)',
    lineHeight: 'var(--code-line)',
    overflow: 'auto',
  },
  '.cm-content': { padding: '10px 0 14px', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 16px 0 10px' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    border: 'none',
    color: 'var(--ink-soft)',
    userSelect: 'none',
  },
  '.cm-lineNumbers .cm-gutterElement': {
    position: 'relative',
    minWidth: '46px',
    padding: '0 8px 0 18px',
  },
  '.cm-current': { backgroundColor: 'var(--accent-soft)' },
  '.cm-current-gutter': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--accent-hover)',
    fontWeight: '700',
  },
  '.cm-current-gutter::before': {
    content: '""',
    position: 'absolute',
    left: '6px',
    top: 'calc(50% - 5px)',
    borderLeft: '8px solid var(--accent)',
    borderTop: '5px solid transparent',
    borderBottom: '5px solid transparent',
  },
  '.cm-squiggle': {
    textDecorationLine: 'underline',
    textDecorationStyle: 'wavy',
    textDecorationThickness: '1.5px',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  '.cm-squiggle-error': { textDecorationColor: 'var(--error)' },
  '.cm-squiggle-note': { textDecorationColor: 'var(--changed)' },
  // No wider than the lines: a long sentence wraps instead of making the editor scroll. The room
  // around the box is padding, as CodeMirror's line numbers do not know of margins.
  '.cm-problem': {
    boxSizing: 'border-box',
    width: '0',
    minWidth: '100%',
    padding: '3px 12px 5px 10px',
  },
  '.cm-problem p': {
    margin: '0',
    padding: '6px 10px',
    borderRadius: '6px',
    font: '0.8125rem/1.45 var(--font)',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  },
  '.cm-problem-error p': {
    borderLeft: '3px solid var(--error)',
    backgroundColor: 'var(--error-soft)',
    color: 'var(--error)',
  },
  '.cm-problem-note p': {
    borderLeft: '3px solid var(--changed)',
    backgroundColor: 'var(--changed-soft)',
    color: 'var(--changed)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
  {
    tag: [tags.definition(tags.variableName), tags.className, tags.function(tags.variableName)],
    color: 'var(--code-name)',
  },
  { tag: tags.definition(tags.function(tags.variableName)), color: 'var(--code-name)' },
]);

export const programTheme: Extension = [look, syntaxHighlighting(colours)];
