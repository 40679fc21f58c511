// lessons_plugin.ts - gives the page its lessons: a module with the list, and one per lesson.
//
// The list is small and part of the page; a lesson's text is fetched when it is opened. A mistake
// in a lesson stops the build with its file and line.

import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Lesson } from '../src/lessons/lesson';
import { readLessons } from './read_lessons';

const kList = 'virtual:ouroboros-lessons';
const kLesson = 'virtual:ouroboros-lesson/';

/** `folder` holds the parts, as lessons/ of this repository does. */
export function lessonsPlugin(folder: string): Plugin {
  let lessons: Lesson[] = [];
  return {
    name: 'ouroboros-lessons',
    buildStart() {
      lessons = readLessons(folder);
      this.addWatchFile(resolve(folder));
    },
    resolveId(id) {
      return id === kList || id.startsWith(kLesson) ? `\0${id}` : null;
    },
    load(id) {
      if (id === `\0${kList}`) {
        return listModule(lessons);
      }
      if (id.startsWith(`\0${kLesson}`)) {
        const lesson = lessons.find((one) => id === `\0${kLesson}${one.id}`);
        return `export default ${JSON.stringify(lesson)};`;
      }
      return null;
    },
  };
}

function listModule(lessons: readonly Lesson[]): string {
  const entries = lessons.map(({ id, title, summary }) => {
    const facts = `id: ${JSON.stringify(id)}, title: ${JSON.stringify(title)}`;
    const load = `() => import(${JSON.stringify(kLesson + id)})`;
    return `{ ${facts}, summary: ${JSON.stringify(summary)}, load: ${load} }`;
  });
  return `export const lessons = [\n${entries.join(',\n')}\n];`;
}
