// axe-core finds nothing serious on any part of the site, in light and dark, wide and narrow.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axePath, openSite, setProgram, settled, watchedPage } from './browser.mjs';

const kPhone = { width: 390, height: 844 };
const kPlaces = {
  'the sandbox': '/',
  'a lesson': '/#lesson=01-references/01-counts',
  'an embed': '/embed.html#code=x%20=%20[]',
};

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

async function violations(page) {
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const { violations: found } = await page.evaluate(() => globalThis.axe.run());
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

for (const [name, path] of Object.entries(kPlaces)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const viewport of [undefined, kPhone]) {
      test(`${name}, ${colorScheme}, ${viewport ? 'narrow' : 'wide'}`, async () => {
        const options = { colorScheme, ...(viewport ? { viewport } : {}) };
        const { page } = await watchedPage(site.browser, options);
        await page.goto(site.url + path);
        await settled(page);
        await page.evaluate(() => document.querySelector('ouro-sandbox').run());
        await page.getByText('State as text').click();
        await page.waitForTimeout(300);
        assert.deepEqual(await violations(page), []);
        await page.context().close();
      });
    }
  }
}

for (const [name, options] of Object.entries({ dark: { colorScheme: 'dark' },
  'light, narrow': { colorScheme: 'light', viewport: kPhone } })) {
  test(`all that opens, and the line for input(), ${name}`, async () => {
    const { page } = await watchedPage(site.browser, options);
    await page.goto(site.url);
    await settled(page);
    await setProgram(page, 'x = []\nx.append(x)\ninput("name? ")\n');
    await page.evaluate(() => document.querySelector('ouro-sandbox').run());
    for (const part of ['Object', 'Events', 'Compare', 'State as text']) {
      await page.locator('summary').filter({ hasText: part }).click();
    }
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Mark this moment' }).click();
    await page.evaluate(() => {
      const { store } = document.querySelector('ouro-sandbox');
      store.exploration.select(store.heapText.objects.find((each) => each.type === 'list').id);
    });
    await page.getByRole('button', { name: /^What if cut/ }).first().click();
    assert.deepEqual(await violations(page), []);
    await page.evaluate(() => document.querySelector('ouro-sandbox').goTo('line:2'));
    await page.waitForTimeout(300);
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  });
}

test('the dialog with the HTML to paste', async () => {
  const { page } = await watchedPage(site.browser);
  await page.goto(site.url);
  await settled(page);
  await page.getByRole('button', { name: 'Embed' }).click();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.context().close();
});
