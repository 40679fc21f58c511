// site_actions.ts - the buttons in the site's header: share, embed, and light or dark.

import { html, render, type TemplateResult } from 'lit';
import type { OuroSandbox } from '../elements/ouro-sandbox';
import { icons } from '../elements/icons';
import { elementSnippet, frameSnippet } from './embed_snippets';
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
    render(renderEmbed(dialog, sandbox), dialog);
    dialog.showModal();
    for (const area of dialog.querySelectorAll('textarea')) {
      area.scrollTop = 0;
    }
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

function renderEmbed(dialog: HTMLDialogElement, sandbox: OuroSandbox): TemplateResult {
  const root = new URL('.', location.href.replace(/[?#].*/, '')).href;
  const { source, python, moment } = sandbox.store;
  const program = { code: source, python, tick: moment.status.tick };
  return html`
    <form method="dialog">
      <h2 id="embed-title">Embed this program</h2>
      <p>In HTML that you write yourself. The program stays readable without scripts.</p>
      ${renderSnippet('HTML', elementSnippet(root, program))}
      <p>Where only frames are allowed:</p>
      ${renderSnippet('Frame', frameSnippet(root, program))}
      <div class="row"><button type="button" @click=${() => dialog.close()}>Close</button></div>
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
    <button type="button" ?autofocus=${name === 'HTML'} @click=${copy}>Copy</button>
  `;
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
