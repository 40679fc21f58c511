// site_actions.ts - the buttons in the site's header: share, embed, and light or dark.

import { html, render, type TemplateResult } from 'lit';
import type { OuroSandbox } from '../elements/ouro-sandbox';
import { icons } from '../elements/icons';
import { readTheme, saveTheme, type ThemeChoice } from './theme_choice';

const kThemes: readonly ThemeChoice[] = ['auto', 'light', 'dark'];
const kSaidMs = 1800;

/** Fills `place` with the buttons. `currentLink` gives the fragment for the present moment. */
export function renderActions(
  place: HTMLElement,
  sandbox: OuroSandbox,
  currentLink: () => string,
): void {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'embed-title');
  document.body.append(dialog);
  let theme = readTheme();
  let said = '';
  applyTheme(theme);

  const say = (text: string): void => {
    said = text;
    draw();
    setTimeout(() => {
      said = '';
      draw();
    }, kSaidMs);
  };
  const share = async (): Promise<void> => {
    history.replaceState(null, '', currentLink() || location.pathname + location.search);
    say((await copyText(location.href)) ? 'Link copied' : 'The link is in the address bar');
  };
  const changeTheme = (): void => {
    theme = kThemes[(kThemes.indexOf(theme) + 1) % kThemes.length] ?? 'auto';
    saveTheme(theme);
    applyTheme(theme);
    draw();
  };
  const openEmbed = (): void => {
    render(renderEmbed(dialog, sandbox, currentLink()), dialog);
    dialog.showModal();
  };
  const draw = (): unknown => render(html`
    <span class="said" role="status">${said}</span>
    <button @click=${share} title="Copy a link to this program at this moment">
      ${icons.share}<span>Share</span>
    </button>
    <button @click=${openEmbed} title="Show the HTML for your own page">
      ${icons.embed}<span>Embed</span>
    </button>
    <button @click=${changeTheme} aria-label="Colours: ${theme}" title="Colours: ${theme}">
      ${icons.theme}<span class="theme-name">${theme}</span>
    </button>
  `, place);
  draw();
}

function applyTheme(theme: ThemeChoice): void {
  document.documentElement.dataset['theme'] = theme;
}

function renderEmbed(
  dialog: HTMLDialogElement,
  sandbox: OuroSandbox,
  link: string,
): TemplateResult {
  const root = new URL('.', location.href.replace(/[?#].*/, '')).href;
  const { store } = sandbox;
  const { tick } = store.moment.status;
  return html`
    <form method="dialog">
      <h2 id="embed-title">Embed this program</h2>
      <p>In HTML that you write yourself. The program stays readable without scripts.</p>
      ${renderSnippet('HTML', elementSnippet(root, store.source, store.python, tick))}
      <p>Where only frames are allowed:</p>
      ${renderSnippet('Frame', frameSnippet(root, store.source, store.python, link))}
      <div class="row"><button class="primary" @click=${() => dialog.close()}>Close</button></div>
    </form>
  `;
}

function renderSnippet(name: string, text: string): TemplateResult {
  const copy = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLButtonElement;
    button.textContent = (await copyText(text)) ? 'Copied' : 'Select and copy it';
  };
  return html`
    <textarea readonly rows="7" aria-label="${name} to paste" .value=${text}></textarea>
    <button type="button" @click=${copy}>Copy</button>
  `;
}

/** The custom element with the program as its text. */
export function elementSnippet(root: string, code: string, python: string, tick: number): string {
  const at = tick > 0 ? ` at="tick:${tick}"` : '';
  return `<script type="module" src="${root}ouroboros.js"></script>
<ouro-sandbox python="${escapeHtml(python)}"${at}>
  <pre><code>${escapeHtml(code)}</code></pre>
</ouro-sandbox>
`;
}

/** An iframe; the fragment carries the program even when it is the page's own. */
function frameSnippet(root: string, code: string, python: string, link: string): string {
  const at = /[#&](at=[^&]*)/.exec(link)?.[1];
  const parts = [`python=${python}`, ...(at ? [at] : []), `code=${encodeURIComponent(code)}`];
  const source = `${root}embed.html#${parts.join('&')}`;
  return `<iframe src="${escapeHtml(source)}"
  title="Python program in Ouroboros" width="100%" height="760" loading="lazy"></iframe>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
