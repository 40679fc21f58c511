// Every lesson under each of its versions: places are reached, predictions have an answer, and no
// guess that the lesson calls wrong is right.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSite, settled, watchedPage } from './browser.mjs';

let site;
let page;
let complaints;

before(async () => {
  site = await openSite();
  ({ page, complaints } = await watchedPage(site.browser));
  await page.goto(site.url);
  await settled(page);
});
after(() => site.close());

const links = () => page.locator('#lessons a[href^="#lesson="]');

/** Opens a lesson through its link and gives what it is made of. */
async function open(index) {
  const link = links().nth(index);
  const id = (await link.getAttribute('href')).slice('#lesson='.length);
  await link.click();
  await page.waitForFunction(
    (wanted) => document.querySelector('ouro-lesson').lesson?.id === wanted,
    id,
  );
  return page.evaluate(() => document.querySelector('ouro-lesson').lesson);
}

async function goTo(place) {
  await page.evaluate((to) => document.querySelector('ouro-sandbox').goTo(to), place);
  const { status, message } = await page.evaluate(
    () => document.querySelector('ouro-sandbox').state(),
  );
  const [kind, wanted] = place.split(':');
  if (kind === 'line') assert.equal(status.line, Number(wanted), `${place} is not reached`);
  if (kind === 'end') assert.equal(status.state, 'finished', message);
  if (kind === 'end') assert.equal(status.exitCode, 0, message);
}

/** Goes to step `index` and makes the guess; gives the reply's words. */
async function predict(index, guess) {
  const lesson = page.locator('ouro-lesson');
  await page.evaluate(() => document.querySelector('ouro-sandbox').restart());
  for (let at = 0; at < index; at++) {
    await lesson.getByRole('button', { name: /^(Next|Skip)$/ }).click();
  }
  await lesson.locator('.guess').fill(guess);
  await lesson.getByRole('button', { name: 'Check' }).click();
  const reply = lesson.locator('.reply');
  await reply.waitFor();
  const found = { right: (await reply.getAttribute('class')).includes('right'),
    text: await reply.innerText() };
  await lesson.getByRole('button', { name: 'Try again' }).click();
  for (let at = 0; at < index; at++) await lesson.getByRole('button', { name: 'Previous' }).click();
  return found;
}

async function checkPrediction(index, { wrong }) {
  const nonsense = await predict(index, '987654');
  assert.equal(nonsense.right, false);
  const answer = /The machine says (.*)\./.exec(nonsense.text)?.[1];
  assert.ok(answer && answer !== '–', `no answer in: ${nonsense.text}`);
  assert.equal((await predict(index, answer)).right, true, `"${answer}" is not taken as right`);
  for (const { guess } of wrong) {
    assert.equal((await predict(index, guess)).right, false, `"${guess}" is right`);
  }
}

test('all lessons hold under all their versions', async (t) => {
  const count = await links().count();
  assert.ok(count >= 4);
  for (let index = 0; index < count; index++) {
    const lesson = await open(index);
    for (const python of lesson.profiles) {
      await t.test(`${lesson.id}, ${python}`, async () => {
        await page.getByLabel('CPython').selectOption(python);
        for (const [at, step] of lesson.steps.entries()) {
          for (const place of [step.at, step.prediction?.until]) {
            if (place) await goTo(place);
          }
          if (step.prediction) await checkPrediction(at, step.prediction);
        }
        assert.deepEqual(complaints, []);
      });
    }
  }
});

test('a lesson leaves edits alone until told otherwise', async () => {
  await open(0);
  await page.evaluate(() => {
    document.querySelector('ouro-sandbox').code = 'mine = []\n';
  });
  await page.locator('ouro-lesson').getByRole('button', { name: 'Next' }).click();
  const code = () => page.evaluate(() => document.querySelector('ouro-sandbox').code);
  assert.equal(await code(), 'mine = []\n');
  await page.getByRole('button', { name: /Put the lesson’s program back/ }).click();
  assert.match(await code(), /scores/);
});
