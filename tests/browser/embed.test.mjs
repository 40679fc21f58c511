// <ouro-sandbox> on somebody else's page: what blog authors rely on.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { serve } from '../../web/serve.mjs';
import { openSite, settled, siteFolder, watchedPage } from './browser.mjs';

const kProgram = '<pre><code>x = []\nx.append(x)\nprint("hello")\ndel x\n</code></pre>';

let site;
let blog;
let folder;
let page;
let complaints;

before(async () => {
  site = await openSite();
  folder = await mkdtemp(join(tmpdir(), 'ouroboros-blog-'));
  await cp(siteFolder, join(folder, 'ouro'), { recursive: true });
  blog = await serve({ root: folder, port: 0 });
});
after(async () => {
  await blog.close();
  await site.close();
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  await page.context().close();
  assert.deepEqual(complaints, [], 'the browser complains');
});

/** Opens a page with this body, which loads the element from a folder beside it. */
async function openPost(body, options) {
  const head = '<!doctype html><html lang="en"><title>Post</title><link rel="icon" href="data:,">'
    + '<script type="module" src="ouro/ouroboros.js"></script>';
  await writeFile(join(folder, 'post.html'), `${head}${body}`);
  ({ page, complaints } = await watchedPage(site.browser, options));
  await page.goto(`${blog.url}/post.html`);
}

const snapshotOf = (selector) =>
  page.evaluate((wanted) => document.querySelector(wanted).state(), selector);

test('the text between the tags is the program; attributes choose version and moment', async () => {
  await openPost(`<ouro-sandbox python="3.10" at="line:3">${kProgram}</ouro-sandbox>`);
  await settled(page);
  await page.waitForFunction(() => document.querySelector('ouro-sandbox').state().status.line === 3);
  const { code, python } = await snapshotOf('ouro-sandbox');
  assert.equal(code, 'x = []\nx.append(x)\nprint("hello")\ndel x\n');
  assert.equal(python, '3.10');
});

test('without scripts, the program is there to read', async () => {
  await openPost(`<ouro-sandbox>${kProgram}</ouro-sandbox>`, { javaScriptEnabled: false });
  assert.match(await page.locator('pre').innerText(), /x\.append\(x\)/);
});

test('load="click" fetches no engine before the click', async () => {
  await openPost(`<ouro-sandbox load="click">${kProgram}</ouro-sandbox>`);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.waitForTimeout(500);
  assert.deepEqual(requests.filter((url) => /engine|program_view/.test(url)), []);
  assert.match(await page.locator('ouro-sandbox pre').innerText(), /x = \[\]/);
  await page.getByRole('button', { name: 'Step through this program' }).click();
  await settled(page);
  assert.ok(requests.some((url) => url.endsWith('ouroboros.wasm')));
});

test('one far below the fold loads when it comes near, and nothing scrolls or takes focus', async () => {
  const space = '<p>…</p>'.repeat(200);
  await openPost(`${space}<ouro-sandbox at="end">${kProgram}</ouro-sandbox>`);
  await page.waitForTimeout(500);
  const activity = () => page.evaluate(() => document.querySelector('ouro-sandbox').store.activity);
  assert.equal(await activity(), 'waiting');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const scrolled = await page.evaluate(() => scrollY);
  await settled(page);
  await page.waitForTimeout(500);
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - scrolled) < 2);
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
});

test('methods move it, events tell of it', async () => {
  await openPost(`<ouro-sandbox id="one">${kProgram}</ouro-sandbox>`);
  const seen = await page.evaluate(async () => {
    const names = [];
    const sandbox = document.querySelector('#one');
    for (const name of ['ouro-ready', 'ouro-step', 'ouro-finish', 'ouro-error']) {
      document.addEventListener(name, () => names.push(name));
    }
    await customElements.whenDefined('ouro-sandbox');
    await sandbox.step();
    await sandbox.stepBack();
    await sandbox.run();
    await sandbox.restart();
    await sandbox.goTo('line:2');
    sandbox.code = 'print(';
    await sandbox.run();
    return names;
  });
  assert.deepEqual(seen, [
    'ouro-ready', 'ouro-step', 'ouro-step', 'ouro-step', 'ouro-finish', 'ouro-step', 'ouro-step',
    'ouro-error',
  ]);
});

test('twelve on one page share one engine, and each keeps its own picture', async () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    `<ouro-sandbox id="s${index}" height="200" at="end" view="heap console">
      <pre><code>${'x = [];'.repeat(index % 3)}y = ${index}</code></pre></ouro-sandbox>`);
  await openPost(many.join(''));
  const wasm = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.wasm')) wasm.push(response.url());
  });
  for (let index = 0; index < 12; index++) {
    await page.locator(`#s${index}`).scrollIntoViewIfNeeded();
    await settled(page, `#s${index}`);
  }
  assert.ok(wasm.length <= 1);
  for (let index = 0; index < 12; index++) {
    assert.equal((await snapshotOf(`#s${index}`)).status.state, 'finished');
  }
});

test('it follows the colours of its page, live', async () => {
  await openPost(`<body><ouro-sandbox>${kProgram}</ouro-sandbox></body>`);
  await settled(page);
  const scheme = () => page.evaluate(() => getComputedStyle(
    document.querySelector('ouro-sandbox').shadowRoot.querySelector('.ouro-root')).colorScheme);
  assert.equal(await scheme(), 'light');
  await page.evaluate(() => {
    document.body.style.backgroundColor = '#123';
  });
  await page.waitForTimeout(100);
  assert.equal(await scheme(), 'dark');
  await page.evaluate(() => document.querySelector('ouro-sandbox').setAttribute('theme', 'light'));
  await page.waitForTimeout(100);
  assert.equal(await scheme(), 'light');
});

describe('in a frame', () => {
  let host;
  // A host of its own, because the served pages forbid frames.
  before(async () => {
    host = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>Host</title><link rel="icon" href="data:,">');
    });
    await new Promise((listening) => host.listen(0, '127.0.0.1', listening));
  });
  after(() => {
    host.close();
    host.closeAllConnections();
  });

  /** Puts embed.html into a frame; the page collects the heights that it reports. */
  async function openFrame(fragment) {
    ({ page, complaints } = await watchedPage(site.browser));
    await page.goto(`http://127.0.0.1:${host.address().port}/`);
    await page.evaluate((source) => {
      globalThis.heights = [];
      window.addEventListener('message', ({ data }) => {
        if (data?.type === 'ouroboros:resize') globalThis.heights.push(data.height);
      });
      const frame = document.createElement('iframe');
      frame.width = '700';
      frame.src = source;
      document.body.append(frame);
    }, `${site.url}/embed.html#${fragment}`);
    const frame = page.frames()[1];
    await frame.waitForSelector('ouro-sandbox');
    await settled(frame);
    return frame;
  }

  /** The last reported height, once nothing new has come for a while. */
  async function lastHeight() {
    for (let before = -1; ;) {
      const seen = await page.evaluate(() => globalThis.heights);
      if (seen.length > 0 && seen.length === before) return seen.at(-1);
      before = seen.length;
      await page.waitForTimeout(700);
    }
  }

  test('it reports its height, and the height of the frame changes nothing', async () => {
    await openFrame('code=y%20=%20[]&theme=dark');
    const first = await lastHeight();
    assert.ok(first > 300);
    await page.evaluate((height) => {
      document.querySelector('iframe').height = String(height);
    }, first + 400);
    assert.equal(await lastHeight(), first);
  });
});
