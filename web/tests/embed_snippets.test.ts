// What the Embed dialog offers to paste.

import { expect, test } from 'vitest';
import { readShareLink } from '../src/share_link';
import { elementSnippet, frameSnippet } from '../src/site/embed_snippets';

const program = { code: 'if 1 < 2 & 3 > 2:\n    print("</pre>")\n', python: '3.11', tick: 7 };

test('the program stands in the element as text', () => {
  expect(elementSnippet('https://example.org/', program)).toBe(
    `<script type="module" src="https://example.org/ouroboros.js"></script>
<ouro-sandbox python="3.11" at="tick:7">
  <pre><code>if 1 &lt; 2 &amp; 3 &gt; 2:
    print("&lt;/pre&gt;")
</code></pre>
</ouro-sandbox>
`,
  );
});

test('the frame carries the program in its fragment', () => {
  const source = /src="([^"]*)"/.exec(frameSnippet('https://example.org/', program))?.[1] ?? '';
  const link = source.replace(/&amp;/g, '&');
  expect(link).toMatch(/^https:\/\/example\.org\/embed\.html#/);
  expect(readShareLink(new URL(link).hash)).toEqual({
    code: program.code, python: '3.11', at: 'tick:7',
  });
});
