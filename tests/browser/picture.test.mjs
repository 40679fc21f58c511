// The picture answers to pointer, wheel, keys and fingers, keeps to its size, and says in numbers
// what it shows.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openSite, setProgram, settled, snapshot, watchedPage } from './browser.mjs';

const kCycle = `class Node:
    pass
a = Node()
b = Node()
a.friend = b
b.friend = a
del a
del b
done = True
`;

let site;
let page;
let complaints;

before(async () => {
  site = await openSite();
});
after(() => site.close());
afterEach(async () => {
  await page.context().close();
  assert.deepEqual(complaints, [], 'the browser complains');
});

async function openCycle(options) {
  ({ page, complaints } = await watchedPage(site.browser, { reducedMotion: 'reduce', ...options }));
  await page.goto(site.url);
  await settled(page);
  await setProgram(page, kCycle);
  await page.evaluate(() => document.querySelector('ouro-sandbox').goTo('line:9'));
  await frames();
}

const canvas = () => page.locator('ouro-stage canvas');
const frames = () => page.evaluate(async () => {
  for (let count = 0; count < 4; count++) await new Promise(requestAnimationFrame);
});

/** A number that stands for all pixels of the picture. */
async function fingerprint() {
  await frames();
  return page.evaluate(() => {
    const { shadowRoot } = document.querySelector('ouro-sandbox');
    const found = shadowRoot.querySelector('ouro-stage').shadowRoot.querySelector('canvas');
    const copy = new OffscreenCanvas(found.width, found.height);
    const context = copy.getContext('2d', { willReadFrequently: true });
    context.drawImage(found, 0, 0);
    const { data } = context.getImageData(0, 0, found.width, found.height);
    return new Uint32Array(data.buffer).reduce((sum, pixel) => (sum * 31 + pixel) >>> 0, 17);
  });
}

const selected = () => page.evaluate(
  () => document.querySelector('ouro-sandbox').store.session.selected());

describe('with mouse and keys', () => {
  beforeEach(() => openCycle());

  test('the wheel pans, + and - zoom, 0 shows everything again', async () => {
    const start = await fingerprint();
    await canvas().click({ position: { x: 5, y: 5 } });
    await page.mouse.wheel(0, 60);
    const panned = await fingerprint();
    assert.notEqual(panned, start);
    await page.keyboard.press('+');
    const zoomed = await fingerprint();
    assert.notEqual(zoomed, panned);
    await page.keyboard.press('-');
    await page.keyboard.press('0');
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    assert.equal(await fingerprint(), start);
  });

  test('a drag moves it', async () => {
    const start = await fingerprint();
    const box = await canvas().boundingBox();
    await page.mouse.move(box.x + 20, box.y + box.height - 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + box.height - 80, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await fingerprint(), start);
  });

  test('arrows go from object to object, and Esc leaves', async () => {
    await canvas().focus();
    await page.keyboard.press('ArrowRight');
    const first = await selected();
    await page.keyboard.press('ArrowDown');
    const second = await selected();
    assert.match(first, /^0x/);
    assert.match(second, /^0x/);
    assert.notEqual(first, second);
    await page.keyboard.press('Escape');
    const left = await page.evaluate(() => document.activeElement === document.body);
    assert.equal(left, true);
  });

  test('the same moment looks the same, whichever way one came', async () => {
    const there = await fingerprint();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    const before = await fingerprint();
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    assert.notEqual(before, there);
    assert.equal(await fingerprint(), there);
  });

  test('it follows the size of the window', async () => {
    for (const width of [1440, 900, 420]) {
      await page.setViewportSize({ width, height: 900 });
      await frames();
      const sizes = await canvas().evaluate((found) => {
        const box = found.getBoundingClientRect();
        return [found.width - box.width, found.height - box.height];
      });
      for (const difference of sizes) assert.ok(Math.abs(difference) < 1, String(sizes));
      const across = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(across <= width, `at ${width} the page is ${across} wide`);
    }
  });
});

describe('in words', () => {
  test('what is garbage is called so, with who holds it', async () => {
    await openCycle();
    const { heap, narration } = await snapshot(page);
    const nodes = heap.objects.filter(({ type }) => type === 'Node');
    assert.deepEqual(nodes.map(({ refcount, unreachable }) => [refcount, unreachable]),
      [[1, true], [1, true]]);
    assert.match(nodes[0].holders.join(), /Node #2 \.friend/);
    assert.match(narration, /garbage/);
    await page.getByText('State as text').click();
    const text = await page.locator('ouro-heap-text .body').innerText();
    assert.match(text, /Node #1/);
    assert.match(text, /held by Node #2/);
  });

  test('switching the version in the middle starts over and stays usable', async () => {
    await openCycle();
    for (const python of ['3.3', '3.12', '3.14.0']) {
      await page.getByLabel('CPython').selectOption(python);
      const { status } = await snapshot(page);
      assert.deepEqual([status.tick, status.line, status.state], [0, 1, 'paused']);
      await page.evaluate(() => document.querySelector('ouro-sandbox').goTo('line:9'));
      const nodes = (await snapshot(page)).heap.objects.filter(({ type }) => type === 'Node');
      assert.equal(nodes.length, 2, python);
    }
  });
});

describe('on a phone', () => {
  test('a finger scrolls the page until the picture is tapped, then the picture', async () => {
    await openCycle({
      viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true,
    });
    const touchAction = () => canvas().evaluate((found) => getComputedStyle(found).touchAction);
    assert.equal(await touchAction(), 'pan-y pinch-zoom');
    await canvas().scrollIntoViewIfNeeded();
    await canvas().tap({ position: { x: 8, y: 60 } });
    assert.equal(await touchAction(), 'none');
    await page.getByRole('button', { name: 'Step', exact: true }).tap();
    assert.equal(await touchAction(), 'pan-y pinch-zoom');
  });

  test('the editor scrolls to the line about to run', async () => {
    await openCycle({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    await setProgram(page, `${'x = 1\n'.repeat(40)}y = 2\n`);
    await page.evaluate(() => document.querySelector('ouro-sandbox').goTo('line:38'));
    await frames();
    const place = await page.locator('ouro-editor .place').boundingBox();
    const line = await page.locator('ouro-editor .cm-line.cm-current').boundingBox();
    assert.ok(line.y >= place.y && line.y + line.height <= place.y + place.height);
  });
});

describe('on a phone', () => {
  const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  /** Pixels of the picture's right edge that are not as its corner. */
  const cutAtTheSide = () => page.evaluate(() => {
    const { shadowRoot } = document.querySelector('ouro-sandbox');
    const found = shadowRoot.querySelector('ouro-stage').shadowRoot.querySelector('canvas');
    const copy = new OffscreenCanvas(found.width, found.height);
    const context = copy.getContext('2d', { willReadFrequently: true });
    context.drawImage(found, 0, 0);
    const { data } = context.getImageData(found.width - 1, 0, 1, found.height);
    const pixels = new Uint32Array(data.buffer);
    return pixels.filter((pixel) => pixel !== pixels[0]).length;
  });

  for (const [name, code] of Object.entries({
    'a cycle': kCycle,
    'a chain': 'x = [[[[]]]]\ny = x[0]\nx[0][0].append(x)\ndone = 1\n',
  })) {
    test(`${name} is not cut at the side`, async () => {
      await openCycle(kPhone);
      await setProgram(page, code);
      const { length } = code.trimEnd().split('\n');
      for (let line = 0; line < length; line++) {
        await page.evaluate(() => document.querySelector('ouro-sandbox').step());
        await frames();
        assert.equal(await cutAtTheSide(), 0, `after step ${line + 1}`);
      }
    });
  }
});
