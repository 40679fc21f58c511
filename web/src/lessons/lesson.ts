// lesson.ts - a lesson as the page shows it: what parse_lesson.ts makes out of a lesson's folder.

/** A question that the reader answers before the machine does. */
export interface Prediction {
  /** What is asked for: a number, or a line of output. */
  kind: 'number' | 'line';
  /** HTML. */
  question: string;
  /** Where the run stands when the answer shows; '' is the place of the step itself. */
  until: string;
  /** What to evaluate there; see answers.ts. The answer itself is written down nowhere. */
  answer: string;
  /** HTML: the reply to the right guess. */
  right: string;
  /** Guesses that stand for a wrong idea, each with its own reply in HTML. */
  wrong: { guess: string; reply: string }[];
  /** HTML: the reply to any other guess. */
  otherwise: string;
}

export interface LessonStep {
  title: string;
  /** HTML. */
  prose: string;
  /** Where the run stands when the step opens; '' leaves it where it is. */
  at: string;
  prediction: Prediction | null;
}

export interface Lesson {
  /** "01-references/01-names": the folder. */
  id: string;
  title: string;
  /** One plain sentence for lists. */
  summary: string;
  /** The versions that the lesson is true for; the first is the one it opens with. */
  profiles: string[];
  view: string;
  program: string;
  /** '' when the lesson has none. */
  solution: string;
  steps: LessonStep[];
}
