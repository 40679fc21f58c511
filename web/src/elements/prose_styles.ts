// prose_styles.ts - how the Markdown of a lesson looks.

import { css } from 'lit';

export const proseStyles = css`
  .prose {
    line-height: 1.6;
    overflow-wrap: break-word;
  }
  .prose > :first-child {
    margin-top: 0;
  }
  .prose > :last-child {
    margin-bottom: 0;
  }
  .prose p,
  .prose ul,
  .prose ol {
    margin: 0 0 0.8em;
  }
  .prose ul,
  .prose ol {
    padding-left: 1.3em;
  }
  .prose a {
    color: var(--accent);
    text-underline-offset: 2px;
  }
  code {
    padding: 0.08em 0.32em;
    border-radius: 4px;
    background: var(--paper);
    font: 0.9em var(--mono);
  }
  .predict code {
    background: var(--panel);
  }
  .prose pre {
    margin: 0 0 0.9em;
    padding: 10px 12px;
    overflow-x: auto;
    border-radius: var(--radius-small);
    background: var(--paper);
    line-height: 1.5;
  }
  .prose pre code {
    padding: 0;
    background: none;
  }
`;
