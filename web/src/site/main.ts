// main.ts - wires the site: the address, the lessons, the sandbox, and the buttons in the header.
//
// The address says everything: which lesson, or which program, version and moment. Following a
// link changes the page; what the reader does is written back into the address, so it can be
// copied, kept as a bookmark, or reloaded. Nothing is stored anywhere else.

import { html, render } from 'lit';
import { lessons } from 'virtual:ouroboros-lessons';
import '../elements/ouro-lesson';
import '../elements/ouro-sandbox';
import type { Lesson } from '../lessons/lesson';
import { readShareLink, writeShareLink, type Shared } from '../share_link';
import { kFirstProgram } from './first_program';
import { renderActions } from './site_actions';

/** How long after the last change the address is written. */
const kAddressPauseMs = 600;
const kTitle = document.title;

const page = find('#page', HTMLElement);
const sandbox = find('ouro-sandbox', HTMLElement) as HTMLElementTagNameMap['ouro-sandbox'];
const lessonPanel = find('ouro-lesson', HTMLElement) as HTMLElementTagNameMap['ouro-lesson'];
let lesson: Lesson | null = null;
let opened = false;
let writing: ReturnType<typeof setTimeout> | undefined;

function find<T extends Element>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) {
    throw new Error(`index.html has no ${selector}`);
  }
  return found;
}

/** Shows what the address asks for. */
async function route(): Promise<void> {
  clearTimeout(writing);
  const shared = readShareLink(location.hash);
  const entry = lessons.find(({ id }) => id === shared.lesson);
  lesson = entry ? (await entry.load()).default : null;
  page.classList.toggle('with-lesson', lesson !== null);
  document.title = lesson ? `${lesson.title} · Ouroboros` : kTitle;
  renderNavigation();
  showProgram(shared);
  lessonPanel.hidden = lesson === null;
  lessonPanel.sandbox = lesson ? sandbox : null;
  lessonPanel.lesson = lesson;
}

function showProgram(shared: Shared): void {
  sandbox.view = lesson?.view ?? shared.view ?? '';
  const python = shared.python ?? lesson?.profiles[0];
  if (python) {
    sandbox.python = python;
  }
  sandbox.code = shared.code ?? lesson?.program ?? kFirstProgram;
  const at = shared.at ?? '';
  if (!opened) {
    sandbox.at = at;
    opened = true;
  } else if (at) {
    void sandbox.goTo(at);
  } else {
    void sandbox.restart();
  }
}

function renderNavigation(): void {
  const link = (href: string, here: boolean, text: unknown) => html`
    <a href=${href} aria-current=${here ? 'page' : 'false'}>${text}</a>
  `;
  const items = lessons.map(({ id, title }, index) =>
    link(`#lesson=${id}`, id === lesson?.id, html`<b>${index + 1}</b> ${title}`),
  );
  render([link('#', lesson === null, 'Free play'), ...items], find('#lessons', HTMLElement));
  const current = document.querySelector('#lessons [aria-current="page"]');
  const list = find('#lessons', HTMLElement);
  if (current instanceof HTMLElement) {
    list.scrollLeft = current.offsetLeft - list.clientWidth / 2 + current.offsetWidth / 2;
  }
}

/** What the address would have to say to show this moment again. */
function currentLink(): string {
  const { store } = sandbox;
  const { tick } = store.moment.status;
  const shared: Shared = { python: store.python, at: tick > 0 ? `tick:${tick}` : '' };
  if (store.source !== (lesson?.program ?? kFirstProgram)) {
    shared.code = store.source;
  }
  if (lesson) {
    shared.lesson = lesson.id;
  }
  return writeShareLink(shared);
}

/** The address follows the reader, without filling the history. */
function writeAddress(): void {
  clearTimeout(writing);
  writing = setTimeout(() => {
    if (sandbox.store.activity === 'idle') {
      history.replaceState(null, '', currentLink());
    }
  }, kAddressPauseMs);
}

sandbox.store.addEventListener('step', writeAddress);
sandbox.addEventListener('ouro-error', writeAddress);
sandbox.store.addEventListener('change', () => {
  if (sandbox.store.edited) {
    writeAddress();
  }
});
lessonPanel.addEventListener('ouro-lesson-end', () => {
  const next = lessons[lessons.findIndex(({ id }) => id === lesson?.id) + 1];
  location.hash = next ? `#lesson=${next.id}` : '';
});
window.addEventListener('hashchange', () => void route());
renderActions(find('#actions', HTMLElement), sandbox, currentLink);
void route();
