// sandbox_styles.ts - how the parts of <ouro-sandbox> are laid out, from a phone to a wide screen.
//
// The element looks at its own width, not the window's, so it fits a column of a blog as well.
// Wide: program and output at the left, the picture at the right, the steps below both. Narrow:
// everything in one column, with the steps sticking to the lower edge of the window.

import { css, type CSSResultGroup } from 'lit';
import { basics, buttons, tokens } from '../styles/shared';

export const sandboxStyles: CSSResultGroup = [
  tokens,
  basics,
  buttons,
  css`
    :host {
      display: block;
      container: sandbox / inline-size;
      margin: 1em 0;
      text-align: start;
    }
    .ouro-root {
      overflow: clip;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--panel);
      color: var(--ink);
      font: 400 1rem/1.5 var(--font);
    }
    .site {
      margin: 0;
      padding: 8px 16px;
      border-top: 1px solid var(--line);
      font-size: 0.8125rem;
      text-align: end;
    }
    .site a {
      color: var(--ink-soft);
      text-underline-offset: 2px;
    }
    .site a:hover {
      color: var(--accent-hover);
    }
    .work {
      display: grid;
      grid-template:
        'editor  stage' minmax(0, 1fr)
        'console stage' 78px
        'console words' auto
        'steps   steps' auto
        / minmax(300px, 38%) minmax(0, 1fr);
      height: calc(var(--ouro-height, 440px) + 142px);
    }
    .work.no-console {
      grid-template:
        'editor stage' minmax(0, 1fr)
        'editor words' auto
        'steps  steps' auto
        / minmax(300px, 38%) minmax(0, 1fr);
    }
    .work.no-picture {
      grid-template:
        'editor console' minmax(0, 1fr)
        'words  words' auto
        'steps  steps' auto
        / minmax(0, 3fr) minmax(0, 2fr);
    }
    .work.no-picture.no-console {
      grid-template:
        'editor' minmax(0, 1fr)
        'words' auto
        'steps' auto
        / minmax(0, 1fr);
    }
    ouro-editor {
      grid-area: editor;
      border-right: 1px solid var(--line);
    }
    ouro-console {
      grid-area: console;
      border-top: 1px solid var(--line);
      border-right: 1px solid var(--line);
    }
    .no-picture ouro-console {
      border: 0;
    }
    ouro-stage {
      grid-area: stage;
    }
    ouro-narration {
      grid-area: words;
      border-top: 1px solid var(--line);
    }
    ouro-controls {
      grid-area: steps;
      border-top: 1px solid var(--line);
      background: var(--panel);
    }
    ouro-counters,
    ouro-inspector,
    ouro-events,
    ouro-compare,
    ouro-heap-text {
      border-top: 1px solid var(--line);
    }
    slot {
      display: block;
      padding: 4px 16px;
      overflow: auto;
    }
    .wake {
      margin: 0;
      padding: 0 16px 16px;
    }
    @container sandbox (max-width: 760px) {
      .work,
      .work.no-picture,
      .work.no-console {
        display: flex;
        flex-direction: column;
        height: auto;
      }
      ouro-editor {
        max-height: 300px;
      }
      ouro-stage {
        height: var(--ouro-height, 360px);
        border-top: 1px solid var(--line);
      }
      ouro-console {
        max-height: 220px;
        border-right: 0;
      }
      .no-picture ouro-console {
        border-top: 1px solid var(--line);
      }
      ouro-editor {
        border-right: 0;
      }
      ouro-narration {
        order: 1;
      }
      ouro-stage {
        order: 2;
      }
      ouro-console {
        order: 3;
      }
      ouro-controls {
        position: sticky;
        bottom: 0;
        z-index: 2;
        order: 4;
      }
    }
    /* A phone: program, words, picture and steps are on the screen together. */
    @container sandbox (max-width: 480px) {
      ouro-editor {
        max-height: 216px;
      }
      ouro-stage {
        height: var(--ouro-height, 330px);
      }
    }
  `,
];
