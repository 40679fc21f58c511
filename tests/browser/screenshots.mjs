// screenshots.mjs - takes pictures of the built site at both sizes, in light and dark.
//
//     node tests/browser/screenshots.mjs [folder [scene,...]]      (build/screenshots)
//     node tests/browser/screenshots.mjs --readme                   (web/screenshot.png)
//
// For people's eyes: nothing is compared.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSite, settled, watchedPage } from './browser.mjs';

const kSizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: {
    viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true,
  },
};

const run = async (page) => {
  await page.evaluate(() => document.querySelector('ouro-sandbox').run());
};
const mistake = (text) => async (page) => {
  await page.evaluate((code) => {
    document.querySelector('ouro-sandbox').code = code;
  }, text);
  await page.waitForTimeout(500);
};

/** name: address and what to do before the picture. */
const kScenes = {
  start: { path: '/' },
  middle: {
    path: '/',
    act: (page) => page.evaluate(() => document.querySelector('ouro-sandbox').goTo('line:21')),
  },
  end: { path: '/', act: run },
  lesson: { path: '/#lesson=01-references/01-counts' },
  prediction: {
    path: '/#lesson=02-cycles/01-collector',
    act: async (page) => {
      const next = page.getByRole('button', { name: 'Next' });
      await next.click();
      await next.click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.locator('ouro-lesson .guess').fill('0');
      await page.getByRole('button', { name: 'Check' }).click();
    },
  },
  mistake: { path: '/', act: mistake('x = []\nprint("one"\ny = x\n') },
  exception: {
    path: '/',
    act: async (page) => {
      await mistake('x = []\ny = x\nprint("before")\nraise ValueError("no more")\n')(page);
      await run(page);
    },
  },
  embed: { path: `/embed.html#code=${encodeURIComponent('x = []\nx.append(x)\ndel x\n')}&at=end` },
};

const pathFromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The picture in the README: two objects that hold each other have just lost their names. */
async function takeReadmePicture(site) {
  const { page, complaints } = await watchedPage(site.browser, { colorScheme: 'light' });
  await page.goto(site.url);
  await settled(page);
  await page.evaluate(async () => {
    const sandbox = document.querySelector('ouro-sandbox');
    await sandbox.goTo('line:18');
    await sandbox.step();
  });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: pathFromHere('../../web/screenshot.png') });
  console.log('web/screenshot.png', ...complaints);
}

if (process.argv[2] === '--readme') {
  const site = await openSite();
  await takeReadmePicture(site);
  await site.close();
  process.exit();
}

const folder = process.argv[2] ?? pathFromHere('../../build/screenshots');
const only = process.argv[3]?.split(',');
mkdirSync(folder, { recursive: true });
const site = await openSite();
for (const [sizeName, size] of Object.entries(kSizes)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, { path, act }] of Object.entries(kScenes)) {
      if (only && !only.includes(name)) continue;
      const { page, complaints } = await watchedPage(site.browser, { ...size, colorScheme });
      await page.goto(site.url + path);
      await settled(page);
      await act?.(page);
      await page.waitForTimeout(700);
      const shots = [[name, 0], ...(sizeName === 'phone' ? [[`${name}-lower`, 620]] : [])];
      for (const [shot, scrollTop] of shots) {
        await page.evaluate((top) => scrollTo(0, top), scrollTop);
        await page.waitForTimeout(250);
        await page.screenshot({ path: join(folder, `${shot}-${sizeName}-${colorScheme}.png`) });
      }
      console.log(`${name}-${sizeName}-${colorScheme}`, ...complaints);
      await page.context().close();
    }
  }
}
await site.close();
