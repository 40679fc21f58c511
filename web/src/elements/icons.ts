// icons.ts - the few pictograms of the page, drawn as SVG so that they follow the text's colour.

import { svg, type SVGTemplateResult } from 'lit';

const icon = (body: SVGTemplateResult): SVGTemplateResult =>
  svg`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${body}</svg>`;

export const icons = {
  run: icon(svg`<path d="M2 3.2v9.6L8.4 8zM8.4 3.2v9.6L14.8 8z"/>`),
  stop: icon(svg`<rect x="3.5" y="3.5" width="9" height="9" rx="1.5"/>`),
  step: icon(svg`<path d="M4 2.8v10.4L12.6 8z"/>`),
  back: icon(svg`<path d="M12 2.8v10.4L3.4 8z"/>`),
  restart: icon(svg`<path d="M3 2.8h2v10.4H3zM13.4 2.8v10.4L5.8 8z"/>`),
  share: icon(svg`<path d="M8 1.2 4.4 4.8l1.1 1.1 1.7-1.7v6.1h1.6V4.2l1.7 1.7 1.1-1.1zM2.6
    8.2h1.6v4.6h7.6V8.2h1.6v6.2H2.6z"/>`),
  embed: icon(svg`<path d="M5.4 3.6 1 8l4.4 4.4 1.1-1.1L3.2 8l3.3-3.3zM10.6 3.6 9.5 4.7 12.8
    8l-3.3 3.3 1.1 1.1L15 8z"/>`),
  copy: icon(svg`<path d="M5 1.6h8.4v9.6h-1.6v-8H5zM2.6 4.8h7.6v9.6H2.6zm1.6 1.6v6.4h4.4V6.4z"/>`),
  download: icon(svg`<path d="M7.2 1.4h1.6v6.9l2.3-2.3 1.1 1.1L8 11.3 3.8 7.1 4.9 6l2.3
    2.3zM2.4 12.8h11.2v1.6H2.4z"/>`),
  close: icon(svg`<path d="M3.6 2.5 8 6.9l4.4-4.4 1.1 1.1L9.1 8l4.4 4.4-1.1 1.1L8 9.1l-4.4
    4.4-1.1-1.1L6.9 8 2.5 3.6z"/>`),
  theme: icon(svg`<path d="M8 1.4a6.6 6.6 0 1 0 0 13.2A6.6 6.6 0 0 0 8 1.4m0 1.6v10A5 5 0 0 1 8
    3"/>`),
  warning: icon(svg`<path d="M8 1.3 15.4 14H.6zm-.8 4.5v4.1h1.6V5.8zm0 5.2v1.6h1.6V11z"/>`),
  note: icon(svg`<path d="M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2m-.8 3.2h1.6V6H7.2zm0
    2.8h1.6v4.4H7.2z"/>`),
};
