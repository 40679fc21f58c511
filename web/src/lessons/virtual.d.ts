// virtual.d.ts - the modules that build/lessons_plugin.ts makes out of the folder lessons/.

declare module 'virtual:ouroboros-lessons' {
  import type { Lesson } from './lesson';

  /** The lessons in order; their contents are fetched when asked for. */
  export const lessons: readonly {
    id: string;
    title: string;
    summary: string;
    load(): Promise<{ default: Lesson }>;
  }[];
}
