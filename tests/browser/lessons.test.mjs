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

const lessonPanel = () => page.locator('ouro-lesson');

/** From the step that the lesson stands at to step `index`. */
async function goToStep(index) {
  const at = () => page.evaluate(() => document.querySelector('ouro-lesson').index);
  while ((await at()) < index) {
    await lessonPanel().getByRole('button', { name: /^(Next|Skip)$/ }).click();
  }
  while ((await at()) > index) {
    await lessonPanel().getByRole('button', { name: 'Previous' }).click();
  }
}

/** Makes a guess at the present step; gives what the machine said, and the whole reply. */
async function predict(guess) {
  await lessonPanel().locator('.guess').fill(guess);
  await lessonPanel().getByRole('button', { name: 'Check' }).click();
  const reply = lessonPanel().locator('.reply');
  await reply.waitFor();
  const right = (await reply.getAttribute('class')).includes('right');
  const verdict = await reply.locator('b').innerText();
  const text = await reply.innerText();
  await lessonPanel().getByRole('button', { name: 'Try again' }).click();
  return { right, text, answer: /^The machine says (.*)\.$/.exec(verdict)?.[1] };
}

async function checkPrediction(index, { wrong }) {
  await goToStep(index);
  const { right, answer, text } = await predict('987654');
  assert.equal(right, false);
  assert.ok(answer && answer !== '–', `no answer in: ${text}`);
  const found = await predict(answer);
  assert.equal(found.right, true, `"${answer}" is not taken as right`);
  assert.ok(found.text.startsWith(`Right: ${answer}.`), found.text);
  for (const { guess } of wrong) {
    assert.equal((await predict(guess)).right, false, `"${guess}" is right`);
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
