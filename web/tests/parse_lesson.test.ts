// The format of lessons: what is read, and how mistakes are reported.

import { expect, test } from 'vitest';
import { markdownRenderer } from '../build/read_lessons';
import type { Lesson } from '../src/lessons/lesson';
import { parseLesson } from '../src/lessons/parse_lesson';

const kHead = '---\ntitle: T\nsummary: S.\nprofiles: 3.14 3.10\n---\nHello.\n';
const kQuestion = [
  'ask: number', 'question: How *many*?', 'until: line:3', 'answer: refcount(x)', 'right: Yes.',
  'wrong: 1 -> Not one.', 'wrong: 2 -> Not `2`.', 'otherwise: Look.',
].join('\n');

function parse(text: string): Lesson {
  const program = 'x = []\n\ny = x\n';
  const source = { id: '01-a/01-b', file: 'lesson.md', text, program, solution: '' };
  return parseLesson(source, markdownRenderer());
}

test('head, introduction and steps become a lesson', () => {
  const lesson = parse(`${kHead}\n## One\nat: line:3\n\nProse **here**.\n\n## Two\n\nMore.\n`);
  expect(lesson).toMatchObject({ id: '01-a/01-b', title: 'T', view: '' });
  expect(lesson.profiles).toEqual(['3.14', '3.10']);
  expect(lesson.steps.map(({ title, at }) => [title, at])).toEqual([
    ['T', ''], ['One', 'line:3'], ['Two', ''],
  ]);
  expect(lesson.steps[1]?.prose).toBe('<p>Prose <strong>here</strong>.</p>\n');
});

test('a prediction has its question, its answer and a reply per wrong idea', () => {
  const lesson = parse(`${kHead}\n## One\nat: line:1\n${kQuestion}\n\nProse.\n`);
  expect(lesson.steps[1]?.prediction).toEqual({
    kind: 'number',
    question: 'How <em>many</em>?',
    until: 'line:3',
    answer: 'refcount(x)',
    right: 'Yes.',
    wrong: [
      { guess: '1', reply: 'Not one.' },
      { guess: '2', reply: 'Not <code>2</code>.' },
    ],
    otherwise: 'Look.',
  });
});

test('HTML in prose is text, and a heading inside a code block is code', () => {
  const lesson = parse(`${kHead}\n<script>x</script>\n\n\`\`\`\n## not a step\n\`\`\`\n`);
  expect(lesson.steps).toHaveLength(1);
  expect(lesson.steps[0]?.prose).toContain('&lt;script&gt;');
});

test.each([
  ['no head', 'Hello.\n', 'lesson.md:1: a lesson begins with a line "---"'],
  ['open head', '---\ntitle: T\n', 'lesson.md:1: the head of the lesson has no second'],
  ['no title', '---\nsummary: S\nprofiles: 3.14\n---\nHi.\n', 'lesson.md:1: "title:" is missing'],
  ['odd profile', kHead.replace('3.10', 'new'), 'lesson.md:4: "new" is not a version'],
  ['unknown key', kHead.replace('summary', 'sumary'), 'lesson.md:3: unknown key "sumary"'],
  ['no introduction', kHead.replace('Hello.', ''), 'a lesson begins with an introduction'],
  ['key twice', `${kHead}## A\nat: end\nat: end\n`, 'lesson.md:9: "at" stands here twice'],
  ['odd place', `${kHead}## A\nat: line 4\n`, 'lesson.md:8: "line 4" is not a place'],
  ['empty line', `${kHead}## A\nat: line:2\n`, 'lesson.md:8: the program has nothing to run on'],
  ['stray key', `${kHead}## A\nwrong: 1 -> x\n`, 'lesson.md:8: "wrong" needs "ask: number"'],
  ['odd ask', `${kHead}## A\nask: what\n`, 'lesson.md:8: "ask" is number or line'],
])('mistake: %s', (_name, text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test.each([
  ['answer: refcount(x)', 'answer: 2', 'lesson.md:11: "2" is not refcount(name)'],
  ['wrong: 1 -> Not one.', 'wrong: 1', 'lesson.md:13: "wrong" is written as: guess -> reply'],
  ['wrong: 1 -> Not one.', 'wrong: one -> No.', 'lesson.md:13: "one" is not a number'],
  ['right: Yes.\n', '', 'lesson.md:7: "right:" is missing'],
])('mistake in a prediction: %s', (good, bad, message) => {
  const text = `${kHead}## A\n${kQuestion.replace(good, bad)}\n\nProse.\n`;
  expect(() => parse(text)).toThrow(message);
});
