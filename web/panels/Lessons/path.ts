/** Where a visitor stands in the course. */
import { lessonDone, lessonState, type LessonState } from '../../store/lesson/standing.ts';
import { useCourse } from '../../store/lesson/course.ts';
import { useProgress } from '../../store/lesson/keep.ts';
import type { Open } from '../../store/lesson/session.ts';

/** The lesson that follows in the course; null: it is the last, or none of the course. */
export function useNextLesson({ source }: Open): string | null {
  return useCourse(({ paths }) => {
    const order = [...paths.opening, ...paths.beginner, ...paths.operator];
    const at = order.indexOf(source.id);
    return at < 0 ? null : (order[at + 1] ?? null);
  });
}

/** Of the short path, what follows this one; null: nothing, or it follows anyway. */
export function useShortcut({ source }: Open): string | null {
  const next = useCourse(({ paths }) => {
    const at = paths.short.indexOf(source.id);
    return at < 0 ? null : (paths.short[at + 1] ?? null);
  });
  const state = useLessonState(next ?? '');
  return state === 'done' ? null : next;
}

export function useLessonDone({ source }: Open): boolean {
  return useProgress((progress) => lessonDone(progress, source.key, source.lesson));
}

export function useLessonState(id: string): LessonState {
  const lesson = useCourse(({ lessons }) => lessons.find((one) => one.id === id));
  const done = useProgress((progress) =>
    lesson === undefined ? 'new' : lessonState(progress, id, lesson),
  );
  return done;
}
