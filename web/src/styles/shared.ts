// shared.ts - the styles that several elements have in common: tokens, buttons, focus, headings.

import { css, unsafeCSS } from 'lit';
import tokenText from './tokens.css?inline';

/** The design tokens; `.ouro-root` is the outermost box inside each top element. */
export const tokens = unsafeCSS(tokenText);

export const basics = css`
  :host {
    box-sizing: border-box;
    font-family: var(--font);
    color: var(--ink);
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;

export const buttons = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.45em;
    min-height: 38px;
    padding: 0 14px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--panel);
    color: var(--ink);
    font: 500 0.875rem/1 var(--font);
    white-space: nowrap;
    text-decoration: none;
    cursor: pointer;
    transition:
      background var(--quick),
      border-color var(--quick),
      color var(--quick);
  }
  button:hover:not(:disabled),
  .button:hover {
    border-color: var(--accent);
    color: var(--accent-hover);
  }
  button:active:not(:disabled) {
    background: var(--accent-soft);
  }
  button:disabled {
    color: color-mix(in srgb, var(--ink-soft) 60%, transparent);
    border-color: var(--line);
    cursor: default;
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: var(--accent-hover);
    border-color: var(--accent-hover);
    color: var(--on-accent);
  }
  button.primary:disabled {
    background: color-mix(in srgb, var(--accent) 22%, var(--panel));
    border-color: transparent;
    color: var(--ink-soft);
  }
  button svg,
  .button svg {
    width: 16px;
    height: 16px;
    flex: none;
    fill: currentColor;
  }
`;

/** The small label above a panel. */
export const labels = css`
  .label {
    margin: 0;
    font: 600 0.75rem/1.2 var(--font);
    letter-spacing: 0.04em;
    color: var(--ink-soft);
  }
`;

/** A part that opens below a line: `<details><summary>…</summary><div class="body">`. */
export const folds = css`
  :host {
    display: block;
    background: var(--panel);
  }
  summary {
    padding: 12px 16px;
    font-size: 0.875rem;
    font-weight: 500;
    cursor: pointer;
  }
  summary:hover {
    color: var(--accent-hover);
  }
  summary:focus-visible {
    outline-offset: -3px;
  }
  summary .aside {
    margin-left: 0.5em;
    color: var(--ink-soft);
    font-weight: 400;
  }
  .body {
    position: relative;
    padding: 0 16px 16px;
    font-size: 0.8125rem;
    line-height: 1.6;
  }
  h4 {
    margin: 4px 0;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .body p {
    margin: 0 0 8px;
    max-width: 60em;
  }
  .quiet {
    color: var(--ink-soft);
  }
  .body button.small {
    min-height: 28px;
    padding: 0 9px;
    font-size: 0.75rem;
  }
  .body button.link {
    display: inline;
    min-height: 24px;
    padding: 0 1px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--accent);
    font: inherit;
    white-space: normal;
    text-align: start;
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
    text-underline-offset: 3px;
  }
  .body button.link:hover:not(:disabled) {
    color: var(--accent-hover);
    text-decoration-color: currentColor;
  }
`;

export const selects = css`
  select {
    min-height: 38px;
    max-width: 100%;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--panel);
    color: var(--ink);
    font: 400 0.8125rem/1 var(--font);
  }
`;
