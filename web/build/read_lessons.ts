// read_lessons.ts - reads all lessons from their folders: lessons/NN-part/NN-lesson/.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Lesson } from '../src/lessons/lesson';
import { LessonError, parseLesson, type MarkdownRenderer } from '../src/lessons/parse_lesson';

/** Folders of parts and lessons; their numbers give the order. */
const kNumbered = /^\d\d-[a-z0-9-]+$/;

/** Raw HTML in lessons stays text; tables carry no style attributes (a strict policy forbids). */
export function markdownRenderer(): MarkdownRenderer {
  const markdown = new MarkdownIt({ html: false, typographer: false });
  return {
    block: (text) => markdown.render(text),
    inline: (text) => markdown.renderInline(text),
  };
}

/** All lessons below `folder`, in order. Throws a LessonError at the first mistake. */
export function readLessons(folder: string): Lesson[] {
  const markdown = markdownRenderer();
  return numberedFolders(folder).flatMap((part) =>
    numberedFolders(join(folder, part)).map((name) => {
      const id = `${part}/${name}`;
      const read = (file: string): string => readText(join(folder, id, file));
      const file = `lessons/${id}/lesson.md`;
      const [text, program, solution] = ['lesson.md', 'program.py', 'solution.py'].map(read);
      if (!text || !program) {
        throw new LessonError(file, 1, 'a lesson needs lesson.md and program.py');
      }
      return parseLesson({ id, file, text, program, solution: solution ?? '' }, markdown);
    }),
  );
}

function numberedFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && kNumbered.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

function readText(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
