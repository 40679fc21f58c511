// browser.mjs - what the browser tests share: the served site, Chromium, and a watched page.
//
// Every page is served under the strict Content-Security-Policy of web/serve.mjs. `watch` collects
// what the browser complains about; a test that ends with complaints fails.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/serve.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');

export const axePath = require.resolve('axe-core/axe.min.js');
export const siteFolder = process.env.OUROBOROS_DIST
  ?? fileURLToPath(new URL('../../dist', import.meta.url));

const kBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const kFlags = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
];

/** The site and a browser: {url, browser, close()}. */
export async function openSite() {
  const executablePath = process.env.CHROMIUM ?? kBrowsers.find((path) => existsSync(path));
  if (!executablePath) {
    throw new Error('Chromium is missing; install it, or name it: CHROMIUM=/path/to/chromium');
  }
  const site = await serve({ root: siteFolder, port: 0 });
  const browser = await chromium.launch({ executablePath, args: kFlags });
  const close = async () => {
    await browser.close();
    await site.close();
  };
  return { url: site.url, browser, close };
}

/** A new page and the list of everything that the browser complains about in it. */
export async function watchedPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // Leaving a page ends what it was still fetching.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${reason}: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return { page, complaints };
}

/**
 * Opens the site anew for each test of a file; `take` gets {site, page, complaints}. A test fails
 * when the browser complains about anything.
 */
export function openForEachTest(take) {
  let site;
  let opened;
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());
  beforeEach(async () => {
    opened = await watchedPage(site.browser);
    await opened.page.goto(site.url);
    await settled(opened.page);
    take({ site, ...opened });
  });
  afterEach(async () => {
    await opened.page.context().close();
    assert.deepEqual(opened.complaints, [], 'the browser complains');
  });
}

/** Waits until the sandbox has its engine and stands still. */
export async function settled(page, selector = 'ouro-sandbox') {
  await page.waitForFunction(
    (wanted) => document.querySelector(wanted)?.store?.activity === 'idle',
    selector,
  );
}

/** Puts a program into the page's sandbox, as an edit would, and waits until it is compiled. */
export async function setProgram(page, code) {
  await page.evaluate((text) => {
    document.querySelector('ouro-sandbox').code = text;
  }, code);
  await page.waitForFunction(() => !document.querySelector('ouro-sandbox').store.edited);
}

/** What the sandbox shows now. */
export function snapshot(page) {
  return page.evaluate(() => document.querySelector('ouro-sandbox').state());
}
