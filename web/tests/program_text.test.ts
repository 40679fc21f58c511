// The program inside an element, without what HTML puts around it.

import { expect, test } from 'vitest';
import { dedent } from '../src/program_text';

test('blank lines around the program go, and it ends with a line break', () => {
  expect(dedent('\n\nx = []\n\ny = x\n\n')).toBe('x = []\n\ny = x\n');
});

test('indentation that all lines share goes; the rest stays', () => {
  expect(dedent('    def f():\n        pass\n\n    f()')).toBe('def f():\n    pass\n\nf()\n');
});

test('a program without a common indentation stays as it is', () => {
  expect(dedent('x = 1\n    y = 2')).toBe('x = 1\n    y = 2\n');
});

test('no program is an empty text', () => {
  expect(dedent('  \n \n')).toBe('');
});
