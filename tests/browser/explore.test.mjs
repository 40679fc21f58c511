// Questions in a real browser: who holds an object, since when, what if not; searches for moments;
// events; two moments compared; lines for input(); the state as a file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, test } from 'node:test';
import { openForEachTest, setProgram, settled, snapshot } from './browser.mjs';

const kProgram = [
  'class Node:',
  '    def __del__(self):',
  '        print("bye")',
  'a = Node()',
  'b = Node()',
  'a.next = b',
  'b.prev = a',
  'nodes = [a]',
  'del b',
  'nodes.clear()',
  'del a',
  'import gc',
  'gc.collect()',
  '',
].join('\n');

let page;
openForEachTest((opened) => {
  ({ page } = opened);
});

const button = (name) => page.getByRole('button', { name, exact: true });
const inspector = () => page.locator('ouro-inspector .body');
const status = async () => (await snapshot(page)).status;
const goTo = (place) => page.evaluate(
  (wanted) => document.querySelector('ouro-sandbox').goTo(wanted), place,
);
const messageText = () => page.locator('ouro-narration .message').innerText();
const reaches = (state) => page.waitForFunction(
  (wanted) => document.querySelector('ouro-sandbox').state().status.state === wanted, state,
);
const open = (name) => page.locator('summary').filter({ hasText: name }).click();

/** The program above, at the line where everything is linked, with an object chosen in the list. */
async function inspect(label, place = 'line:9') {
  await setProgram(page, kProgram);
  await goTo(place);
  await open('Object');
  const { heap } = await snapshot(page);
  const { id } = heap.objects.find((object) => object.label === label);
  await page.getByLabel('Object to look at').selectOption(id);
  return id;
}

describe('an object', () => {
  test('is told with every holder, as many as its count, and why it is alive', async () => {
    await inspect('Node #1');
    const text = await inspector().innerText();
    assert.match(text, /Node #1\s+count 3/);
    for (const holder of ["name 'a'", 'Node #2 .prev', 'list #2 [0]']) {
      assert.ok(text.includes(holder), `${holder} in ${text}`);
    }
    assert.match(text, /Why it is alive\s+Node #1 is alive: name 'a' holds Node #1/);
    assert.match(text, /In a circle with Node #2/);
  });

  test('is selected in the picture, and closed again', async () => {
    await setProgram(page, kProgram);
    await goTo('line:9');
    await page.locator('ouro-stage canvas').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      () => document.querySelector('ouro-sandbox').store.exploration.selection !== '',
    );
    assert.match(await inspector().innerText(), /Held by/);
    await inspector().getByRole('button', { name: 'Close' }).click();
    assert.match(await inspector().innerText(), /Choose one here or in the picture/);
  });

  test('says what would happen if a reference were cut, and nothing moves', async () => {
    await inspect('Node #2', 'line:10');
    const { tick } = await status();
    const cut = page.getByRole('button', { name: 'What if cut? Node #1 .next' });
    await cut.click();
    assert.match(await page.locator('ouro-inspector .answer').innerText(),
      /Node #2 would be freed at once.*Finalizers would be called once/);
    assert.equal((await status()).tick, tick);
    assert.equal((await snapshot(page)).output.length, 0);
    await cut.click();
    assert.equal(await page.locator('ouro-inspector .answer').count(), 0);
  });

  test('leads to the moment since when a holder has it', async () => {
    await inspect('Node #1', 'line:10');
    await page.getByRole('button', { name: 'Since when? list #2 [0]' }).click();
    await page.waitForFunction(
      () => document.querySelector('ouro-sandbox').store.activity === 'idle');
    const { heap } = await snapshot(page);
    const { label, holders } = heap.objects.find((object) => object.label === 'Node #1');
    assert.equal(label, 'Node #1');
    assert.ok(holders.includes('list #2 [0]'), holders.join());
    await button('Back').click({ modifiers: ['Shift'] });
    const before = (await snapshot(page)).heap.objects.find((object) => object.label === 'Node #1');
    assert.ok(!before.holders.includes('list #2 [0]'), before.holders.join());
  });

  test('is followed from one change of its count to the next, and beyond its end', async () => {
    await inspect('Node #1');
    const next = page.getByRole('button', { name: 'Next: Change of its count' });
    const counts = [];
    for (let i = 0; i < 40; i++) {
      await next.click();
      await settled(page);
      if (/There is none/.test(await messageText())) break;
      const { heap } = await snapshot(page);
      counts.push(heap.objects.find((object) => object.label === 'Node #1')?.refcount ?? 0);
    }
    assert.equal(counts.at(-1), 0);
    assert.match(await inspector().innerText(), /Node #1 is not there at this moment/);
    await page.getByRole('button', { name: 'Previous: Change of its count' }).click();
    await settled(page);
    assert.match(await inspector().innerText(), /Node #1\s+count/);
  });
});

describe('a moment', () => {
  test('of a kind is found forwards and backwards', async () => {
    await setProgram(page, kProgram);
    await button('More').click();
    const kinds = page.getByLabel('What to look for');
    await kinds.selectOption('event:finalizer_called');
    await button('Next of this kind').click();
    await settled(page);
    const first = (await status()).tick;
    assert.ok(first > 0);
    await button('Next of this kind').click();
    await settled(page);
    assert.ok((await status()).tick > first);
    await button('Previous of this kind').click();
    await settled(page);
    assert.equal((await status()).tick, first);
    await button('Previous of this kind').click();
    await settled(page);
    assert.equal((await status()).tick, first);
    assert.match(await messageText(), /There is none before this moment/);
    await kinds.selectOption('phase');
    await button('Previous of this kind').click();
    await settled(page);
    assert.ok((await status()).tick < first);
  });

  test('behind a call is reached over it, and out of it', async () => {
    await setProgram(page, 'def f():\n    x = 1\n    y = 2\nf()\nz = 3\n');
    await button('More').click();
    await goTo('line:4');
    await button('Over').click();
    assert.equal((await status()).line, 5);
    await button('Back').click();
    assert.equal((await status()).line, 3);
    await button('Out').click();
    assert.equal((await status()).line, 4);
  });

  test('is told event by event', async () => {
    await setProgram(page, 'x = []\ny = x\n');
    await button('Step').click();
    await open('Events');
    const list = page.locator('ouro-events ol');
    await list.getByText('list #1 is made').waitFor();
    await list.getByText(/name 'x' takes a reference to list #1/).waitFor();
    await button('Step').click();
    await list.getByText(/name 'y' takes a reference to list #1/).waitFor();
    assert.equal(await list.getByText('list #1 is made').count(), 0);
    const ticks = await list.getByRole('button', { name: /^Go to tick/ }).allInnerTexts();
    await list.getByRole('button', { name: `Go to tick ${ticks[0]}` }).click();
    assert.equal((await status()).tick, Number(ticks[0]));
  });

  test('is compared with a marked one', async () => {
    await setProgram(page, kProgram);
    await goTo('line:5');
    await open('Compare');
    await button('Mark this moment').click();
    await goTo('line:9');
    const lists = page.locator('ouro-compare .body');
    await lists.getByText(/^Made/).waitFor();
    assert.match(await lists.innerText(), /Made 2\s+Node #2\s+list #2/);
    assert.match(await lists.innerText(), /Node #1: 1 → 3/);
    await button('Go to the mark').click();
    assert.equal((await status()).line, 5);
  });

  test('is downloaded as a file that other tools can read', async () => {
    await setProgram(page, kProgram);
    await goTo('line:9');
    await open('State as text');
    const [download] = await Promise.all([
      page.waitForEvent('download'), button('Download state').click(),
    ]);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
    assert.deepEqual([file.format, file.version, file.line], ['ouroboros-state', 1, 9]);
  });
});

describe('input()', () => {
  const field = () => page.getByRole('textbox', { name: 'A line for input()' });

  test('asks below the output, and the program goes on with the answer', async () => {
    await setProgram(page, 'name = input("name? ")\nprint("hello", name)\n');
    await button('Run').click();
    await reaches('waiting');
    assert.match(await messageText(), /input\(\) waits for a line/);
    assert.match(await page.locator('ouro-console .screen').innerText(), /name\? /);
    assert.equal(await button('Step').isDisabled(), true);
    await field().fill('Ada');
    await field().press('Enter');
    await reaches('finished');
    assert.match(await page.locator('ouro-console .screen').innerText(), /Ada\s+hello Ada/);
    await goTo('line:2');
    await button('Run').click();
    await reaches('finished');
    await button('Restart').click();
    await button('Run').click();
    await reaches('waiting');
    await field().press('Control+d');
    await reaches('finished');
    assert.match((await status()).reason, /^EOFError/);
  });

  test('asks again where the first answer was typed; then the output has the focus', async () => {
    await setProgram(page, 'a = input("a? ")\nfor i in range(300000): pass\nb = input("b? ")\n');
    await button('Run').focus();
    await page.keyboard.press('Enter');
    await reaches('waiting');
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => {
      const { moment } = document.querySelector('ouro-sandbox').store;
      return moment.status.state === 'waiting' && moment.output.some(({ text }) => text === 'b? ');
    });
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    await reaches('finished');
    const screen = page.locator('ouro-console .screen');
    assert.match(await screen.innerText(), /a\? one\s+b\? two/);
    assert.equal(await screen.evaluate((element) => element.matches(':focus')), true);
  });
});

describe('a limit', () => {
  /** In the page: the longest time, in ms, that it did not answer while `work` went on. */
  beforeEach(() => page.evaluate(() => {
    window.longestSilence = async (work) => {
      let longest = 0;
      let last = performance.now();
      const beat = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
      };
      const heart = setInterval(beat, 1);
      await work();
      clearInterval(heart);
      beat();
      return longest;
    };
  }));

  /** Runs to the end of the limit. The longest silence before the run and during it. */
  async function silences(code) {
    await setProgram(page, code);
    return page.evaluate(async () => {
      const sandbox = document.querySelector('ouro-sandbox');
      const rest = () => new Promise((resolve) => setTimeout(resolve, 500));
      const idle = await window.longestSilence(rest);
      const running = await window.longestSilence(async () => {
        const stop = setTimeout(() => sandbox.store.stop(), 1000);
        await sandbox.run();
        clearTimeout(stop);
      });
      return { idle, running };
    });
  }

  /**
   * Runs to the end of the limit, and the page answers throughout: a run that is not cut into slices
   * keeps it silent for seconds. How short the silences are depends on the machine, and anything can
   * take long on a busy one: so the page is compared with itself at rest, and may try again.
   */
  async function answersThroughout(code, silenceMax = 500) {
    const tried = [];
    for (let blanks = 0; blanks < 4; ++blanks) {
      const { idle, running } = await silences(code + '\n'.repeat(blanks));
      if (running < silenceMax + 4 * idle) return;
      tried.push(`${Math.round(running)} ms (at rest ${Math.round(idle)} ms)`);
    }
    assert.fail(`the page did not answer for ${tried.join(', ')}`);
  }

  /** The end is told, and from there one goes back line by line. */
  async function endsWith(message) {
    assert.match(await messageText(), message);
    let last = (await status()).tick;
    for (let lines = 0; lines < 2; ++lines) {
      await button('Back').click();
      await settled(page);
      const { state, tick, line } = await status();
      assert.equal(state, 'paused');
      assert.ok(tick < last && line > 0, `tick ${tick} after ${last}, line ${line}`);
      last = tick;
    }
  }

  const kEndless = {
    'the program': 'x = []\nwhile True: pass\n',
    'a finalizer': 'class A:\n  def __del__(self):\n    while True: pass\na = A()\ndel a\n',
    'a sort key': 'def key(x):\n  while True: pass\nsorted([2, 1], key=key)\n',
    'a callback': 'import weakref\ndef called(r):\n  while True: pass\nclass A: pass\na = A()\n'
      + 'r = weakref.ref(a, called)\ndel a\n',
    'a generator left alone':
      'def g():\n  try:\n    yield 1\n  finally:\n    while True: pass\nx = g()\nnext(x)\ndel x\n',
    '__eq__ called by a dict': 'class A:\n  def __eq__(self, other):\n    while True: pass\n'
      + '  def __hash__(self):\n    return 1\n{A(): 1, A(): 2}\n',
    '__repr__ called by print':
      'class A:\n  def __repr__(self):\n    while True: pass\nprint([A()])\n',
    'an atexit function': 'import atexit\ndef f():\n  while True: pass\natexit.register(f)\n',
    'a finalizer at exit': 'class A:\n  def __del__(self):\n    while True: pass\na = A()\n',
    'a builtin function': 'x = []\nsum(iter(int, 1))\n',
  };
  for (const [where, code] of Object.entries(kEndless)) {
    test(`of patience: an endless loop in ${where} can be stopped`, async () => {
      await answersThroughout(code);
      await endsWith(/Stopped/);
    });
  }

  test('of output is told, and the run up to there stays', async () => {
    await answersThroughout('while True: print("x" * 100000)\n');
    await endsWith(/has printed more than 4 MiB/);
  });

  test('of memory is a MemoryError', async () => {
    await answersThroughout('x = []\nwhile True: x.append(bytearray(4000000))\n');
    await endsWith(/MemoryError/);
  });

  test('of depth is a RecursionError', async () => {
    await answersThroughout('def f(): f()\nf()\n');
    await endsWith(/RecursionError/);
  });

  test('of output is not reached by very many lines, and their end is shown at once', async () => {
    await answersThroughout('for i in range(200000): print(i)\n');
    const { output, outputLeftOut } = await snapshot(page);
    const text = output.map((piece) => piece.text).join('');
    assert.ok(text.endsWith('199998\n199999\n') && text.length <= 100000, `${text.length} shown`);
    assert.equal(outputLeftOut + text.length, 1288890);
    const shown = page.locator('ouro-console .screen');
    assert.match(await shown.innerText(), /^The first [\d,]+ characters are left out\.\s+\d/);
    await button('Back').click();
    await settled(page);
    assert.ok((await snapshot(page)).output.at(-1).text.endsWith('199998\n199999\n'));
  });

  test('of events ends the list of what a step did, and the page answers meanwhile', async () => {
    await setProgram(page, 'x = [[] for i in range(3000)]\nx = None\ny = 1\n');
    await goTo('line:3');
    const silence = await page.evaluate(() => window.longestSilence(async () => {
      document.querySelector('ouro-sandbox').renderRoot.querySelector('ouro-events')
        .renderRoot.querySelector('summary').click();
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }));
    assert.ok(silence < 1000, `the page did not answer for ${silence} ms`);
    const body = page.locator('ouro-events .body');
    await body.locator('li').nth(399).waitFor({ state: 'attached' });
    await body.getByText(/^… and so on, until tick \d+\.$/).waitFor();
    const told = await body.locator('li').count();
    assert.ok(told < 1000, `${told} events are told`);
  });

  test('of objects: a heap of half a million holds nothing up, at each step', async () => {
    await setProgram(page, [
      'class Node: pass', 'x = [Node() for i in range(500000)]', 'y = x', 'z = x', '',
    ].join('\n'));
    await goTo('line:3');
    const silence = await page.evaluate(() => window.longestSilence(async () => {
      const { store } = document.querySelector('ouro-sandbox');
      await store.step();
      await store.stepBack();
      await store.stepBack('instruction');
      store.exploration.select(store.heapText.objects.find(({ type }) => type === 'list').id);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }));
    assert.ok(silence < 1000, `the page did not answer for ${silence} ms`);
    assert.match((await snapshot(page)).narration, /^There are too many objects/);
    await goTo('line:4');
    const { heap, counters } = await snapshot(page);
    assert.ok(counters.liveObjects > 500000 && heap.objects.length < 5000);
    const list = heap.objects.find(({ type }) => type === 'list');
    assert.deepEqual(list.holders, ["name 'x'", "name 'y'"]);
  });

  test('of numbers is not reached by a number of a million digits', async () => {
    await setProgram(page, 'x = 10**10**6\nprint("made")\n');
    await page.evaluate(() => document.querySelector('ouro-sandbox').run());
    const { output, message } = await snapshot(page);
    assert.match(output.map(({ text }) => text).join('') + message, /made|MemoryError/);
  });
});
