// The site in a real browser, with the real engine, under the strict policy: a program typed into
// the page runs, is seen, and steps back; mistakes are told plainly and leave the page usable.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openForEachTest, setProgram, settled, snapshot } from './browser.mjs';

const kProgram = 'x = []\ny = x\nprint("one")\ndel y\n';

let site;
let page;
let complaints;
openForEachTest((opened) => {
  ({ site, page, complaints } = opened);
});

const button = (name) => page.getByRole('button', { name, exact: true });
const counter = (name) =>
  page.locator(`ouro-counters [data-counter="${name}"] .value`).innerText();
const consoleText = () => page.locator('ouro-console .screen').innerText();
const status = async () => (await snapshot(page)).status;
/** Presses Run and waits for the end. */
async function runToEnd() {
  await button('Run').click();
  await page.waitForFunction(
    () => document.querySelector('ouro-sandbox').state().status.state === 'finished',
  );
}
const standsAt = (tick) => page.waitForFunction(
  (wanted) => document.querySelector('ouro-sandbox').state().status.tick === wanted,
  tick,
);

/** Replaces the program by typing, as a person would. */
async function type(code) {
  const editor = page.getByRole('textbox', { name: 'Python program' });
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(code);
  await page.waitForFunction(() => !document.querySelector('ouro-sandbox').store.edited);
}

describe('a run', () => {
  test('is typed, run, read, taken back to the start and forward to the end', async () => {
    await type(kProgram);
    await runToEnd();
    assert.match(await consoleText(), /one/);
    const end = await snapshot(page);
    const { liveObjects, ownObjects } = end.counters;
    const all = liveObjects > ownObjects ? ` of ${liveObjects}` : '';
    assert.equal(await counter('liveObjects'), `${ownObjects}${all}`);
    assert.ok(end.counters.referencesTaken > 0);

    while (await button('Back').isEnabled()) await button('Back').click();
    assert.equal((await status()).tick, 0);
    assert.match(await consoleText(), /Nothing printed yet/);

    while (await button('Step').isEnabled()) await button('Step').click();
    assert.deepEqual(await snapshot(page), end);
    assert.match(await consoleText(), /one/);
  });

  test('has nothing printed and nothing run at its start, wherever it comes from', async () => {
    await type(kProgram);
    const start = await snapshot(page);
    assert.deepEqual([start.status.tick, start.status.line, start.output], [0, 1, []]);
    await runToEnd();
    await button('Restart').click();
    assert.deepEqual({ ...(await snapshot(page)).counters }, start.counters);
    assert.deepEqual((await snapshot(page)).heap, start.heap);
    assert.match(await consoleText(), /Nothing printed yet/);
    assert.equal(await button('Back').isDisabled(), true);
  });

  test('is dragged by lines along the slider, there and back', async () => {
    await type(kProgram);
    await runToEnd();
    const slider = page.getByRole('slider');
    assert.equal(await slider.inputValue(), '4');
    const box = await slider.boundingBox();
    const seen = [];
    await page.mouse.move(box.x + box.width - 9, box.y + box.height / 2);
    await page.mouse.down();
    for (let part = 8; part >= 0; part--) {
      await page.mouse.move(box.x + 9 + ((box.width - 18) * part) / 8, box.y + box.height / 2);
      await page.waitForTimeout(60);
      seen.push((await status()).line);
    }
    await page.mouse.up();
    assert.deepEqual([...new Set(seen)], [0, 4, 3, 2, 1]);
    assert.equal((await status()).tick, 0);
    assert.match(await consoleText(), /Nothing printed yet/);
  });

  test('goes by line, by instruction, and to any tick of the slider', async () => {
    await type(kProgram);
    await button('Step').click();
    const afterLine = await status();
    assert.equal(afterLine.line, 2);
    await button('Back').click({ modifiers: ['Shift'] });
    assert.equal((await status()).tick, afterLine.tick - 1);
    await page.getByText('by instruction').click();
    await button('Step').click();
    assert.equal((await status()).tick, afterLine.tick);
    await runToEnd();
    await page.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await standsAt(0);
    await page.keyboard.press('ArrowRight');
    await standsAt(1);
  });

  test('is moved by the arrow keys on the buttons', async () => {
    await type(kProgram);
    await button('Step').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal((await status()).line, 3);
    await page.keyboard.press('ArrowLeft');
    assert.equal((await status()).line, 2);
    await page.keyboard.press('End');
    await page.waitForFunction(
      () => document.querySelector('ouro-sandbox').state().status.state === 'finished',
    );
    await page.keyboard.press('Home');
    await standsAt(0);
  });

  test('marks what the last step changed', async () => {
    await type(kProgram);
    await button('Step').click();
    const changed = page.locator('ouro-counters .changed');
    assert.ok((await changed.count()) > 0);
    await button('Restart').click();
    await button('Step').click();
    assert.match(await page.locator('ouro-narration .sentence').innerText(), /\S/);
  });

  test('shows a picture', async () => {
    await type(kProgram);
    await button('Run').click();
    await page.waitForTimeout(500);
    const colours = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('ouro-sandbox');
      const canvas = shadowRoot.querySelector('ouro-stage').shadowRoot.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    });
    assert.ok(colours > 4, `the picture has ${colours} colours`);
  });

  test('is described completely as text', async () => {
    await type(kProgram);
    await button('Step').click();
    await page.getByText('State as text').click();
    const text = await page.locator('ouro-heap-text .body').innerText();
    const { heap } = await snapshot(page);
    for (const { label } of heap.objects.slice(0, 200)) assert.ok(text.includes(label), label);
    for (const { name } of heap.frames.flatMap((frame) => frame.names)) {
      assert.ok(text.includes(`${name} →`), name);
    }
  });

  test('starts over under another version', async () => {
    await type(kProgram);
    await runToEnd();
    await page.getByLabel('CPython').selectOption('3.10');
    const { python, status: now, message } = await snapshot(page);
    assert.deepEqual([python, now.tick], ['3.10', 0]);
    assert.match(message, /the run starts over/);
  });
});

describe('the counters', () => {
  test('tell what the program did apart from what Python does when it exits', async () => {
    await setProgram(page, [
      'import gc, weakref', 'a = []', 'a.append(a)', 'del a', 'print(gc.collect())', '',
    ].join('\n'));
    await page.evaluate(() => document.querySelector('ouro-sandbox').goTo('line:5'));
    assert.match(await counter('liveObjects'), /^\d+ of \d+$/);
    await page.evaluate(() => document.querySelector('ouro-sandbox').run());
    const { counters, output } = await snapshot(page);
    assert.equal(output.map(({ text }) => text).join(''), '1\n');
    assert.equal(counters.atExit.collected, 1);
    assert.ok(counters.collected > 1);
    assert.equal(await counter('collected'), '1');
    assert.equal(await page.locator('[data-counter="collected"] .exit').innerText(),
      `+${counters.collected - 1} at exit`);
    await page.evaluate(() => document.querySelector('ouro-sandbox').stepBack());
    assert.equal(await counter('collected'), '0');
  });
});

describe('a mistake', () => {
  const messageText = () => page.locator('ouro-narration .message').innerText();
  const underLine = () => page.locator('ouro-editor .cm-problem').innerText();

  /** After a mistake, the next program runs. */
  async function stillUsable() {
    await type(kProgram);
    await runToEnd();
    assert.match(await consoleText(), /one/);
  }

  test('in the syntax names its line, and the page stays usable', async () => {
    await type('x = []\nprint("one"\ny = x\n');
    assert.match(await messageText(), /^Line 2: SyntaxError: '\(' was never closed/);
    assert.match(await underLine(), /never closed/);
    await stillUsable();
  });

  test('leaves the line numbers beside their lines', async () => {
    await type('x = []\nprint("one"\ny = x\nz = x\n');
    assert.match(await underLine(), /never closed/);
    const tops = await page.locator('ouro-editor').evaluate(({ renderRoot }) => {
      const topsOf = (selector) => [...renderRoot.querySelectorAll(selector)]
        .filter((element) => element.offsetHeight > 0)
        .map((element) => Math.round(element.getBoundingClientRect().top));
      return { lines: topsOf('.cm-line'), numbers: topsOf('.cm-lineNumbers .cm-gutterElement') };
    });
    assert.equal(tops.lines.length, 5);
    for (const [i, top] of tops.lines.entries()) {
      assert.ok(Math.abs(tops.numbers[i] - top) <= 1, JSON.stringify(tops));
    }
  });

  test('a statement outside the subset is refused in words', async () => {
    await type('x = []\nasync def f():\n    pass\n');
    assert.match(await messageText(), /^Line 2: .*async/);
    assert.match(await underLine(), /async/);
    await stillUsable();
  });

  test('an uncaught exception names its line, and the run up to it can be explored', async () => {
    await type('x = []\nprint("before")\nraise ValueError("no more")\n');
    await runToEnd();
    assert.match(await messageText(), /^Line 3: ValueError: no more/);
    assert.match(await underLine(), /ValueError: no more/);
    assert.match(await consoleText(), /before[^]*Traceback \(most recent call last\)/);
    await button('Back').click();
    assert.equal((await status()).state, 'paused');
    await stillUsable();
  });

  test('an endless loop leaves the page responsive and ends in a message', async () => {
    await type('x = []\nwhile True: pass\n');
    await button('Run').click();
    const frames = await page.evaluate(async () => {
      const took = [];
      for (let last = performance.now(); took.length < 21;) {
        const now = await new Promise(requestAnimationFrame);
        took.push(now - last);
        last = now;
      }
      return took.sort((one, other) => one - other);
    });
    // The median, because on a busy machine single frames come late whatever the page does.
    assert.ok(frames[10] < 150, `half of the frames took more than ${frames[10]} ms`);
    const { activity } = await page.evaluate(() => document.querySelector('ouro-sandbox').store);
    if (activity === 'running') await button('Stop').click();
    await settled(page);
    assert.match(await messageText(), /^(Stopped by you at line 2|Line 2: )/);
    await button('Restart').click();
    assert.equal((await status()).tick, 0);
    await stillUsable();
  });

  test('an edit resets the run and says so', async () => {
    await setProgram(page, kProgram);
    await runToEnd();
    await type('z = []\n');
    assert.equal((await status()).tick, 0);
    assert.match(await messageText(), /You changed the program: the run starts over/);
  });
});

describe('the address', () => {
  test('holds program, version and moment', async () => {
    await type(kProgram);
    await page.getByLabel('CPython').selectOption('3.11');
    await button('Step').click();
    await page.waitForFunction(() => location.hash.includes('at=tick'));
    const before = await snapshot(page);
    await page.reload();
    await settled(page);
    assert.deepEqual(await snapshot(page), { ...before, counters: before.counters });
  });

  test('is what the Share button copies', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await type(kProgram);
    await button('Share').click();
    await page.getByText('Link copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, page.url());
    assert.match(copied, /#.*code=x%20=%20/);
  });
});

describe('the policy', () => {
  const kPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    + "img-src 'self' data:; connect-src 'self'; font-src 'self'";

  // That the browser complains about nothing is asserted after every test of this folder.
  test('comes as a header with every part of the site, and everything works under it', async () => {
    for (const path of ['/', '/embed.html', '/ouroboros.js', '/engine/ouroboros.wasm']) {
      const response = await page.request.get(site.url + path);
      assert.equal(response.headers()['content-security-policy'], kPolicy, path);
    }
    await type(kProgram);
    await runToEnd();
    await page.getByText('State as text').click();
    await button('Embed').click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Colours/ }).click();
    await page.getByRole('link', { name: /Weak references/ }).click();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
  });

  test('is really in force: what it forbids is refused and reported', async () => {
    const hasRun = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineHasRun = true';
      document.head.append(script);
      return globalThis.inlineHasRun === true;
    });
    assert.equal(hasRun, false);
    assert.equal(complaints.length, 1);
    assert.match(complaints.pop(), /Content Security Policy/);
  });
});

describe('the keyboard', () => {
  test('runs the program from the editor with Ctrl+Enter', async () => {
    await type(kProgram);
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(
      () => document.querySelector('ouro-sandbox').state().status.state === 'finished',
    );
    assert.match(await consoleText(), /one/);
  });

  test('leaves the editor with Esc and Tab, and goes through all controls', async () => {
    await page.getByRole('textbox', { name: 'Python program' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.className ?? '';
    });
    assert.doesNotMatch(focused, /cm-content/);
  });

  test('gets the wheel back from the picture with Esc', async () => {
    const stage = page.locator('ouro-stage canvas');
    const scrolled = () => page.evaluate(() => scrollY);
    await page.setViewportSize({ width: 1440, height: 500 });
    await stage.hover();
    await page.mouse.wheel(0, 120);
    await page.waitForFunction(() => scrollY > 0);
    await stage.click();
    const before = await scrolled();
    await page.mouse.wheel(0, 60);
    await page.waitForTimeout(200);
    assert.equal(await scrolled(), before);
    await page.keyboard.press('Escape');
    await page.mouse.wheel(0, 60);
    await page.waitForFunction((from) => scrollY > from, before);
  });
});
