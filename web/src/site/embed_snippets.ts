// embed_snippets.ts - the HTML that puts a program into somebody's page.

import { writeShareLink } from '../share_link';

export interface EmbeddedProgram {
  code: string;
  python: string;
  /** Where the embedded run stands at first. */
  tick: number;
}

/** The custom element, with the program as its text. `root` is the site's address. */
export function elementSnippet(root: string, { code, python, tick }: EmbeddedProgram): string {
  const at = tick > 0 ? ` at="tick:${tick}"` : '';
  return `<script type="module" src="${inAttribute(root)}ouroboros.js"></script>
<ouro-sandbox python="${inAttribute(python)}"${at}>
  <pre><code>${inText(code)}</code></pre>
</ouro-sandbox>
`;
}

/** An iframe with everything in the fragment of its address. */
export function frameSnippet(root: string, { code, python, tick }: EmbeddedProgram): string {
  const link = writeShareLink({ code, python, at: tick > 0 ? `tick:${tick}` : '' });
  return `<iframe src="${inAttribute(`${root}embed.html${link}`)}"
  title="Python program in Ouroboros" width="100%" height="760" loading="lazy"></iframe>
`;
}

function inText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function inAttribute(text: string): string {
  return inText(text).replace(/"/g, '&quot;');
}
